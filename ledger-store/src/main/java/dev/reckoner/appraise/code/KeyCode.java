package dev.reckoner.appraise.code;

/** What ties the signing key to an attested enclave, and to the parties that the record names. */
public enum KeyCode implements ReasonCode {
    KEY_BOUND(
            Tier.AFFIRMING,
            "The enclave's attestation commits to the key under the claim",
            "A genuine attestation of the case commits to the key under the claim (whether its root is trusted is EV-NITRO-ROOT-UNKNOWN).",
            ""),
    KEY_BOUND_OTHERWISE(
            Tier.WARNING,
            "The key under the claim is attested, but not by the attestation that the claim names",
            "A genuine attestation commits to the key, but the claim names another one, which commits to another key or is not in the case.",
            ""),
    KEY_BINDING_UNPROVEN(
            Tier.WARNING,
            "The only attestation that commits to the key is not shown to be genuine",
            "The only attestation that commits to the key is not genuine, or the case does not hold it as it was.",
            ""),
    KEY_UNATTESTED(
            Tier.CONTRAINDICATED,
            "The attestation that the claim names commits to another key",
            "The attestation that the claim names commits to another key.",
            ""),
    KEY_OTHERS_ATTESTED(
            Tier.WARNING,
            "Other keys that the trail gives to the operator are attested, this one is not",
            "The claim names no attestation, and other keys that the trail gives to the same operator are attested; only the trail says whose they are.",
            ""),
    TEE_ID_MISMATCH(
            Tier.CONTRAINDICATED,
            "This copy names one enclave and is signed with the key of another",
            "The response names one enclave and is signed with the key of another. Nobody signs that name, so that whoever passed the copy on may have written it: it speaks against the copy, and against neither enclave.",
            "Compare with the response as the enclave gave it."),
    KEY_NO_ATTESTATION(
            Tier.NONE,
            "The case holds no attestation for the key under the claim",
            "The case holds no attestation for the key.",
            "Import the attestation document of the enclave."),
    KEY_UNKNOWN(Tier.NONE, "Which key signed the claim cannot be told", "Which key signed cannot be told.", ""),
    PARTY_ENDORSED(
            Tier.AFFIRMING,
            "The key under the claim is that of the operator it names",
            "The reference values tie the key, or its enclave, to both parties named.",
            ""),
    PARTY_IS_KEY(
            Tier.AFFIRMING,
            "The enclave named is the one whose key signed",
            "OpenGradient: the signature holds under the key whose hash is the enclave's id.",
            ""),
    PARTY_UNENDORSED(
            Tier.WARNING,
            "Only the record itself says who its operator is",
            "Only the record itself names its operator.",
            "Ask the provider for its keys or registers."),
    PARTY_OTHER(
            Tier.CONTRAINDICATED,
            "The record is signed with a key of others than it names",
            "The key, or the enclave whose attestation the record names, is endorsed for other parties than the record names; it speaks against who signed, not against who is named.",
            ""),
    PARTY_BLANK(
            Tier.NONE,
            "The record does not say who answers for it",
            "The record names no operator or no provider; a response names no enclave.",
            "");

    private final Explanation explanation;

    KeyCode(Tier tier, String sentence, String meaning, String advice) {
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
