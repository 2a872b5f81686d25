package dev.reckoner.appraise;

/** What a reference value is, with the word for people. */
public enum ReferenceKind {
    /** An accepted attestation root. */
    TRUST_ANCHOR("trust anchor"),
    /** An approved enclave build. */
    MEASUREMENT("enclave build"),
    /** A published model release. */
    MODEL("model"),
    /** The analyst's word on whose a key is. */
    ENDORSEMENT("endorsement"),
    /** A contract believed as a registry of enclaves. */
    REGISTRY("registry"),
    /** A chain by its number. */
    CHAIN("chain"),
    /** Another contract by its name. */
    CONTRACT("contract"),
    /** A block that the analyst vouches for. */
    BLOCK("block"),
    /** What a model costs. */
    PRICE("price");

    private final String word;

    ReferenceKind(String word) {
        this.word = word;
    }

    /** For people, in the singular. */
    public String word() {
        return word;
    }
}
