package dev.reckoner.ledger;

import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An entry ready to be recorded: its canonical JSON and the hash of its leaf. Neither depends on the entry's index, so they can be
 * computed on any thread, ahead of recording.
 */
public final class PreparedEntry {
    private static final String BODY = "{\"body\":";

    private final byte[] canonical;
    private final byte[] leaf;

    private PreparedEntry(byte[] canonical) {
        this.canonical = canonical;
        this.leaf = MerkleTree.leaf(canonical);
    }

    /**
     * Computes both.
     *
     * @throws IllegalArgumentException if the body has no canonical JSON (RFC 8785)
     */
    public static PreparedEntry of(NewEntry entry) {
        return of(entry.kind(), entry.time(), CanonicalJson.bytes(entry.body()));
    }

    /**
     * Computes both.
     *
     * @param body what {@link CanonicalJson} made of the body
     */
    public static PreparedEntry of(EntryKind kind, Instant time, byte[] body) {
        // The names are in their canonical order, and neither a kind nor a time holds anything that needs an escape.
        String after = ",\"kind\":\"" + kind.wireName() + "\",\"time\":\"" + time + "\",\"v\":" + kind.version() + "}";
        return new PreparedEntry(ByteBuffer.allocate(BODY.length() + body.length + after.length())
                .put(BODY.getBytes(StandardCharsets.US_ASCII))
                .put(body)
                .put(after.getBytes(StandardCharsets.US_ASCII))
                .array());
    }

    /** An entry that was recorded before, as its canonical bytes. */
    static PreparedEntry ofCanonical(byte[] canonical) {
        return new PreparedEntry(canonical);
    }

    /** True if it is of a kind that only the ledger itself records. */
    boolean isAboutKeys() {
        return EntryReader.isAboutKeys(canonical, 0, canonical.length);
    }

    byte[] canonical() {
        return canonical;
    }

    public byte[] leaf() {
        return leaf;
    }
}
