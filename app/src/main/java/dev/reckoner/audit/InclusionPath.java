package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.LeafRange;
import java.util.List;
import java.util.OptionalInt;

/**
 * The way from an entry's bytes up to the root of the signed head, as it was hashed just now (RFC 6962 section 2.1.1).
 *
 * @param index of the entry
 * @param leaf hash of its bytes
 * @param levels from the leaf up; none in a tree of one entry
 * @param root that the head signs
 * @param size how many entries the head covers
 * @param signed whether the signature of the case's key on the head holds
 * @param damaged the level at which what was computed is not what the tree holds: 0 for the leaf, the number of levels for the
 *     root; empty where all agrees
 */
public record InclusionPath(
        long index, Digest leaf, List<Level> levels, Digest root, long size, boolean signed, OptionalInt damaged) {
    public InclusionPath {
        levels = List.copyOf(levels);
    }

    /** On which side of what was computed the given hash stands. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /**
     * One step up.
     *
     * @param given the hash that the tree holds beside the path
     * @param covers the entries that it stands for
     * @param side where it stands
     * @param computed hash of both
     */
    public record Level(Digest given, LeafRange covers, Side side, Digest computed) {}

    /** The hash after so many steps: 0 gives the leaf. */
    public Digest computed(int steps) {
        return steps == 0 ? leaf : levels.get(steps - 1).computed();
    }

    /** True if the path leads from the entry's bytes to the root, and the case's key signed that. */
    public boolean included() {
        return signed && damaged.isEmpty() && computed(levels.size()).equals(root);
    }
}
