package dev.reckoner.ledger;

/**
 * A blob that no entry names.
 *
 * @param name its SHA-256, hexadecimal; in an encrypted case the name under which it is stored, which tells nothing of its digest
 * @param isDigest true if the name is the digest
 * @param bytes that it takes on disk, without what every record has
 */
public record UnreferencedBlob(String name, boolean isDigest, long bytes) {}
