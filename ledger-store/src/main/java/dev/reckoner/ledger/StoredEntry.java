package dev.reckoner.ledger;

import dev.reckoner.crypto.MerkleTree;
import java.util.Arrays;

/**
 * An entry as it lies on the disk, not yet believed: to look at what became of one that was changed.
 *
 * @param index from 0, without gaps
 * @param leaf the leaf hash stored with it; shorter where the disk lacks some of it
 * @param content the bytes stored for it
 */
public record StoredEntry(long index, byte[] leaf, byte[] content) {
    /** The RFC 6962 leaf hash that the bytes have. */
    public byte[] recomputed() {
        return MerkleTree.leaf(content);
    }

    /** True if that is the one stored with it; whether it is also the one in the tree is for the {@link LedgerVerifier}. */
    public boolean isSound() {
        return Arrays.equals(leaf, recomputed());
    }

    /**
     * What it says.
     *
     * @throws LedgerException LG-LEAF if it is not sound, else as for any entry that this program cannot read
     */
    public LedgerEntry read() throws LedgerException {
        if (!isSound()) {
            throw new LedgerException(
                    "LG-LEAF",
                    "Entry " + index + " was changed on disk: its content does not have the leaf hash stored with it.");
        }
        return LedgerEntry.read(index, content);
    }
}
