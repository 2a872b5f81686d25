package dev.reckoner.trail;

/** Every limit on what is read from a trail, in one place. A trail comes from the party being audited. */
public final class Limits {
    /** Largest single file, bytes. */
    public static final long FILE_BYTES = 64L << 30;
    /** Largest JSON document held in memory, bytes. */
    public static final int JSON_BYTES = 64 << 20;
    /** Deepest nesting of a JSON document. */
    public static final int JSON_DEPTH = 200;
    /** Longest number in JSON, characters. */
    public static final int JSON_NUMBER_CHARACTERS = 1_000;
    /** Most tokens of a JSON document held in memory; a tree of this many stays below some 300 MB of heap. */
    public static final long JSON_TOKENS = 2_000_000;
    /** Longest line of a JSON Lines file, bytes. */
    public static final int LINE_BYTES = 16 << 20;
    /** Largest data of one event log, and largest calldata of one transaction, bytes. */
    public static final int CHAIN_DATA_BYTES = 1 << 20;
    /** Most topics of an event log; the EVM has no instruction for more. */
    public static final int LOG_TOPICS = 4;
    /** Most blocks of one file whose times are held in memory. */
    public static final int CHAIN_BLOCKS = 1_000_000;
    /** Largest file that is looked at as a set of measurements, bytes; a build takes some 500. */
    public static final int MEASUREMENT_SET_BYTES = 1 << 20;
    /** Most nodes of one proof in a Merkle Patricia trie; a path of 32 bytes has at most 65. */
    public static final int PROOF_NODES = 256;
    /** Most storage slots of one proof of an account. */
    public static final int PROOF_SLOTS = 4_096;
    /** Most tensors of one inference on a chain; no model has as many inputs or outputs. */
    public static final int INFERENCE_TENSORS = 1_000;
    /** Most inferences of one file that are held in memory until the other half of their record comes. */
    public static final int CHAIN_INFERENCES = 100_000;
    /** Most values of one operator trace; the largest language models have some tens of thousands of operators. */
    public static final int TRACE_LEAVES = 100_000;
    /** Deepest nesting of CBOR in an attestation. */
    public static final int CBOR_DEPTH = 16;
    /** Largest attestation document, bytes. */
    public static final int ATTESTATION_BYTES = 64 << 10;
    /** Most certificates in a chain. */
    public static final int CERTIFICATES = 10;
    /** Most entries of one ZIP. */
    public static final int ZIP_ENTRIES = 2_000_000;
    /** Largest central directory of one ZIP, bytes; it is held in memory while the archive is open. */
    public static final long ZIP_DIRECTORY_BYTES = 256L << 20;
    /** Largest factor by which a ZIP entry may grow when it is unpacked. */
    public static final int ZIP_RATIO = 100;
    /**
     * Below this uncompressed size of one entry the ratio is not looked at, bytes: constant tensors of an honest test suite
     * shrink a thousandfold, and this much does no harm.
     */
    public static final long ZIP_RATIO_FROM_BYTES = 64L << 20;
    /** Likewise for a whole archive, bytes. */
    public static final long ZIP_ARCHIVE_RATIO_FROM_BYTES = 1L << 30;
    /** Most bytes unpacked from one ZIP. */
    public static final long ZIP_TOTAL_BYTES = 256L << 30;
    /** Longest account or address of a party, characters; the accounts of CAIP-10 have at most 171, and URLs of services some dozens. */
    public static final int PARTY_MEANS_CHARACTERS = 512;
    /** Most leaves of one settlement batch; the facilitator settles twenty at a time. */
    public static final int SETTLEMENT_LEAVES = 100_000;
    /** Deepest folder that is walked. */
    public static final int FOLDER_DEPTH = 64;

    private Limits() {}
}
