package dev.reckoner.ledger;

import java.util.Optional;

/**
 * What a backup is made of, as it was at one moment: everything here only grows, so that what is recorded meanwhile does not matter.
 *
 * @param rows the entries and heads
 * @param blobs the blobs
 * @param acknowledged how far the packs were on disk with them
 * @param size how many entries are covered
 * @param head the signed head over them
 * @param headCheck of heads of this log
 * @param keys content of the file {@code case-key} or {@code keys}
 * @param sealing the key that seals it; empty for a case that is not encrypted
 */
record BackupSource(
        EntryRows rows,
        BlobStore blobs,
        PackEnd acknowledged,
        long size,
        String head,
        HeadCheck headCheck,
        byte[] keys,
        Optional<byte[]> sealing) {
    /** Says nothing of the keys. */
    @Override
    public String toString() {
        return "a case of " + size + " entries";
    }
}
