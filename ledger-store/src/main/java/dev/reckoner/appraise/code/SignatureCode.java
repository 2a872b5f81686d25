package dev.reckoner.appraise.code;

/** The signature under a claim: in-toto statements in DSSE envelopes, and the RSA-PSS signatures of OpenGradient's enclaves. */
public enum SignatureCode implements ReasonCode {
    SIG_VALID(
            Tier.AFFIRMING,
            "The signature is valid",
            "The key that the record or the response names signed exactly these bytes. For OpenGradient: RSA-PSS over the hashes and the time; the detail gives salt length and generation.",
            ""),
    SIG_OTHER_KEY(
            Tier.WARNING,
            "The response is signed, but with another key than the one whose enclave it names",
            "Valid under a key of the case, but not the one whose enclave the response names; see EV-TEE-ID-MISMATCH.",
            "Ask the operator why."),
    SIG_INVALID(
            Tier.CONTRAINDICATED,
            "The signature is not valid",
            "It did not. For OpenGradient: under the key of the enclave that the response names, with neither salt length.",
            "Compare with the operator's copy."),
    SIG_ABSENT(
            Tier.NONE,
            "Nobody signed this",
            "A record without a signature, or a response that nobody signed, for example a stream that broke off.",
            "Treat the answer as hearsay."),
    SIG_INCOMPLETE(
            Tier.NONE,
            "The response is signed, but what was signed is not complete",
            "The response carries a signature, but lacks its request hash, its output hash or its time, or one of them cannot be read. Whoever passed it on may have left them out, so it accuses nobody.",
            "Ask for the response as the enclave gave it."),
    SIG_KEY_MISSING(
            Tier.NONE,
            "The signature cannot be checked, because the case holds no key that fits",
            "The case holds no key that fits.",
            "Import the answer to /signing-key or the registration."),
    SIG_CLAIM_DIFFERS(
            Tier.NONE,
            "What the case recorded of the claim is not what was signed",
            "The signature holds, but what the case recorded of the claim is something else than what was signed.",
            "Verify the ledger, since its entry may have been changed after the import; import a trail that the first version of this program read into a new case."),
    SIG_RECORD_MISSING(
            Tier.NONE,
            "The signed record itself is not in the case",
            "The signed record itself is not in the case.",
            "Import the trail again."),
    SIG_ALGORITHM(
            Tier.NONE,
            "Records signed with this kind of key are not checked",
            "Records signed with this kind of key are not checked.",
            "");

    private final Explanation explanation;

    SignatureCode(Tier tier, String sentence, String meaning, String advice) {
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
