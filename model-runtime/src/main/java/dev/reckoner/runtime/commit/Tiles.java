package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The second tree, over a large value: its canonical bytes in blocks of 64 KiB, the last one shorter, each a leaf. Under its root a
 * single block can be shown where the whole is too much to send. The first block begins with the tensor's type and shape.
 */
public final class Tiles {
    /** Bytes of a block. */
    public static final int BLOCK = 64 << 10;

    /** A value of more canonical bytes than this has a second tree, always; one of no more has none. */
    public static final int FROM = 1 << 20;

    private Tiles() {}

    /** The root over the blocks; empty for a value that has no second tree. */
    public static Optional<Hash> root(OnnxValue value, CommitmentTree tree) {
        return ValueForm.length(value) > FROM
                ? Optional.of(Hash.of(tree.root(leaves(ValueForm.bytes(value), tree))))
                : Optional.empty();
    }

    /** How many blocks so many bytes have. */
    static int count(int bytes) {
        return (bytes + BLOCK - 1) / BLOCK;
    }

    /** Block {@code index} of the canonical bytes. */
    static byte[] block(byte[] bytes, int index) {
        return Arrays.copyOfRange(bytes, index * BLOCK, Math.min(bytes.length, (index + 1) * BLOCK));
    }

    /** The hash of every block. */
    static List<byte[]> leaves(byte[] bytes, CommitmentTree tree) {
        List<byte[]> leaves = new ArrayList<>(count(bytes.length));
        for (int i = 0; i < count(bytes.length); i++) {
            leaves.add(tree.leaf(block(bytes, i)));
        }
        return leaves;
    }
}
