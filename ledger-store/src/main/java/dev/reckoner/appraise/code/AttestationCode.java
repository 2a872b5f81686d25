package dev.reckoner.appraise.code;

/** AWS Nitro attestation documents: true as of the document's own signed time. */
public enum AttestationCode implements ReasonCode {
    NITRO_CHAIN_VALID(
            Tier.AFFIRMING,
            "The attestation's signature and certificate chain were valid when it was made",
            "Signature and chain hold at the signed time and the root is a trust anchor.",
            ""),
    NITRO_ROOT_UNKNOWN(
            Tier.WARNING,
            "The attestation is signed under a root that is not among the trust anchors",
            "Signature and chain hold, but the root is nobody's trust anchor: untrusted is not invalid.",
            ""),
    NITRO_CHAIN_EXPIRED(
            Tier.NONE,
            "A certificate of the attestation was not valid at its signed time",
            "A certificate had ended, or had not begun, at the time that the document states. It proves nothing then, and accuses nobody: a clock may have been wrong, and an old key may be in other hands.",
            "Ask the operator for an attestation from the time of the claim."),
    NITRO_CHAIN_INVALID(
            Tier.CONTRAINDICATED,
            "The attestation's certificate chain does not hold",
            "The chain does not hold, or a certificate cannot be read.",
            ""),
    NITRO_SIGNATURE_INVALID(
            Tier.CONTRAINDICATED,
            "The signature in this copy of the attestation is not its certificate's",
            "The ES384 signature is not that of the leaf certificate's key. Whoever passed the document on may have damaged it, and a claim that names it names what was signed: it speaks against the copy, and not against the operator.",
            "Ask the operator for the document as the enclave gave it."),
    NITRO_MALFORMED(
            Tier.NONE,
            "What the case recorded of the attestation is not what its bytes say",
            "The bytes are another document than the case describes, or none. They are those that were imported, so it was the case that was changed, and it accuses nobody.",
            "Verify the ledger, and import the attestation into a new case."),
    NITRO_NOT_HELD(
            Tier.NONE, "The case does not hold the attestation's bytes", "The case does not hold the bytes.", ""),
    ATTESTATION_ABSENT(
            Tier.NONE,
            "The case holds no attestation that belongs to the key under the claim",
            "The case holds no attestation that belongs to the key under the claim.",
            "Import the attestation document of the enclave."),
    ATTESTATION_FRESH(
            Tier.AFFIRMING,
            "The claim was made while the attestation's certificate was valid",
            "The claim was made after the attestation and while its certificate was valid; the detail gives the age.",
            ""),
    ATTESTATION_IN_AGE(
            Tier.AFFIRMING,
            "The attestation was within the age allowed when the claim was made",
            "The certificate (three hours) had ended before the claim, the attestation was not older than 45 days: an enclave attests once, when it boots and makes its key.",
            ""),
    ATTESTATION_OLD(
            Tier.WARNING,
            "The attestation was older than allowed when the claim was made",
            "The attestation was older than 45 days; ask for a newer one.",
            "Ask for a newer one."),
    ATTESTATION_AFTER_CLAIM(
            Tier.WARNING,
            "The enclave was attested only after the claim was made",
            "The document was made after the claim.",
            ""),
    PCR_APPROVED(
            Tier.AFFIRMING,
            "The enclave's build is an approved one",
            "PCR0 to PCR2 are those of an approved build.",
            ""),
    PCR_UNKNOWN(
            Tier.WARNING,
            "The enclave is attested, but its build is not among the approved ones",
            "Attested, but the build is not among the approved ones.",
            "Build the enclave from its published source, or ask who approved the build."),
    NITRO_PCR_ZERO(
            Tier.CONTRAINDICATED,
            "The enclave ran in debug mode, where its operator can read and change everything",
            "One of PCR0 to PCR2 is all zero: debug mode, whatever anybody approved. Said of a claim only where the claim itself names the attestation: anybody can have an enclave attest somebody else's public key.",
            ""),
    PCR_UNPROVEN(
            Tier.NONE,
            "The measurements are those of an attestation that is not shown to be genuine",
            "The attestation is not genuine, or the case does not hold it as it was, so its measurements say nothing, not even where they are zero.",
            "");

    private final Explanation explanation;

    AttestationCode(Tier tier, String sentence, String meaning, String advice) {
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
