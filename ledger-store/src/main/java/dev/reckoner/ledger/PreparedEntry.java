package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.MerkleTree;

/**
 * An entry ready to be recorded: its canonical JSON and the hash of its leaf. Neither depends on the entry's index, so they can be
 * computed on any thread, ahead of recording.
 */
public final class PreparedEntry {
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
        var json = JsonNodeFactory.instance.objectNode();
        json.set("body", entry.body());
        json.put("kind", entry.kind().wireName());
        json.put("time", entry.time().toString());
        json.put("v", LedgerEntry.VERSION);
        return new PreparedEntry(CanonicalJson.bytes(json));
    }

    byte[] canonical() {
        return canonical;
    }

    byte[] leaf() {
        return leaf;
    }
}
