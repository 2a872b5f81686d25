package dev.reckoner.runtime.commit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tree as RFC 6962 section 2.1 writes it down, without any art; a test of the workbench compares it with the one in use. */
public final class PlainTree implements CommitmentTree {
    @Override
    public byte[] leaf(byte[] content) {
        return hash(0, content, new byte[0]);
    }

    @Override
    public byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Hash.function().digest();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = split(leaves.size());
        return hash(1, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    @Override
    public List<byte[]> inclusionProof(List<byte[]> leaves, int index) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> path =
                new ArrayList<>(index < split ? inclusionProof(left, index) : inclusionProof(right, index - split));
        path.add(root(index < split ? right : left));
        return path;
    }

    @Override
    public boolean includes(byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        if (size == 1) {
            return proof.isEmpty() && Arrays.equals(leaf, root);
        }
        byte[] climbed = climb(leaf, index, size, proof);
        return climbed.length == Hash.BYTES && Arrays.equals(climbed, root);
    }

    /** The root that the proof leads to; nothing where it is of another length than the tree is high there. */
    private byte[] climb(byte[] leaf, long index, long size, List<byte[]> proof) {
        if (size == 1 || proof.isEmpty()) {
            return size == 1 && proof.isEmpty() ? leaf : new byte[0];
        }
        long split = Long.highestOneBit(size - 1);
        List<byte[]> below = proof.subList(0, proof.size() - 1);
        byte[] sibling = proof.getLast();
        byte[] here =
                index < split ? climb(leaf, index, split, below) : climb(leaf, index - split, size - split, below);
        if (here.length == 0) {
            return here;
        }
        return index < split ? hash(1, here, sibling) : hash(1, sibling, here);
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static byte[] hash(int prefix, byte[] left, byte[] right) {
        MessageDigest function = Hash.function();
        function.update((byte) prefix);
        function.update(left);
        return function.digest(right);
    }
}
