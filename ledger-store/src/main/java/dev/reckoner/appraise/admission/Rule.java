package dev.reckoner.appraise.admission;

/** What an enclave must fulfil to be admitted. Source: og-evm contracts/solidity/TEERegistry.sol, precompiles/tee. */
public enum Rule {
    /** Asked of a contract that is believed as a registry. */
    REGISTRY("registry"),
    /** Document at most 16 KiB, key and certificate at most 8 KiB each. */
    SIZES("sizes"),
    /** Signature and certificate chain hold at the document's own time, under the root. */
    DOCUMENT("document"),
    /** Not older than 300 s and not more than 60 s ahead of the block. */
    FRESHNESS("freshness"),
    /** The document commits to the signing key. */
    SIGNING_KEY("signing key"),
    /** The document commits to the TLS certificate. */
    TLS_CERTIFICATE("TLS certificate"),
    /** The multihash prefixes 12 20, which the precompile skips and does not look at. */
    PREFIXES("prefixes"),
    /** The build was approved for this kind of enclave. */
    BUILD("build"),
    /** The registry logged the id that is the key's hash, and this kind of enclave. */
    LOGGED("logged");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
