package dev.reckoner.appraise.code;

/** The key for oblivious HTTP that an enclave vouches for. */
public enum OhttpCode implements ReasonCode {
    OHTTP_SIGNED(
            Tier.AFFIRMING,
            "The enclave signed its key for oblivious HTTP",
            "RSA-PSS with a salt of 32 bytes over the configuration's hash is valid under the key whose hash is the enclave's id. The attestation does not hold this key; only the signature binds it.",
            ""),
    OHTTP_UNSIGNED(
            Tier.WARNING,
            "The enclave named did not sign this key for oblivious HTTP",
            "The signature is not valid under the key of the enclave that the configuration names. Anybody can write such a configuration.",
            "Fetch the configuration from the enclave again and compare."),
    OHTTP_KEY_MISSING(
            Tier.NONE,
            "Who signed the key for oblivious HTTP cannot be told, because the case does not hold the enclave's key",
            "The case holds no key whose hash is the enclave's id.",
            "Import the answer to /signing-key or the registration."),
    OHTTP_INCONSISTENT(
            Tier.WARNING,
            "The configuration for clients does not say what the members beside it say",
            "The bytes of key_config are not those of the stated identifiers, key, and one pair of KDF and AEAD (RFC 9458, section 3). What is signed is both, as they are.",
            "Ask the operator which of the two clients are to use."),
    OHTTP_HASH_DIFFERS(
            Tier.WARNING,
            "The configuration states another hash than its own",
            "The member signature_hash, which nothing rests on, is not the hash of the configuration.",
            "Fetch the configuration from the enclave again."),
    OHTTP_NOT_HELD(
            Tier.NONE,
            "The case does not hold the configuration's bytes",
            "The case does not hold the bytes, or they are not the configuration they are said to be.",
            "");

    private final Explanation explanation;

    OhttpCode(Tier tier, String sentence, String meaning, String advice) {
        explanation = new Explanation(tier, sentence, meaning, advice);
    }

    @Override
    public String code() {
        return ReasonCode.wireName("EV", name());
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
