package dev.reckoner.ledger;

/** What a verification looks at. */
public enum LedgerPart {
    /** The content of every entry against its leaf hash. */
    LEAVES,
    /** Every interior node of the tree, recomputed. */
    NODES,
    /** Every signed head: its signature, and the root over as many entries. */
    HEADS,
    /** The head in the file outside the database. */
    OUTSIDE_HEAD,
    /** The digest of every blob, and that every blob which an entry names is there. */
    BLOBS,
    /** What the tables about claims, parties and findings say, against what the entries add up to. */
    PROJECTIONS,
    /** What the database is made of: the tables, their columns, keys and indexes, and nothing else. */
    SCHEMA
}
