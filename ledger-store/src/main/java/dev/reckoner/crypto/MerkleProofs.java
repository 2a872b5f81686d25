package dev.reckoner.crypto;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Proof verification of RFC 9162 sections 2.1.3.2 and 2.1.4.2, in the form for subtrees of which those are a case. */
final class MerkleProofs {
    private MerkleProofs() {}

    static boolean includes(byte[] leaf, long index, LeafRange range, List<byte[]> proof, byte[] root) {
        if (!range.isSubtree()
                || Long.compareUnsigned(index, range.start()) < 0
                || Long.compareUnsigned(index, range.end()) >= 0
                || !areHashes(proof, leaf, root)) {
            return false;
        }
        long first = index - range.start();
        long last = range.size() - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if (isOdd(first) || first == last) {
                hash = MerkleTree.node(sibling, hash);
                while (!isOdd(first)) {
                    first >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            first >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    static boolean contains(LeafRange range, byte[] subtree, long size, byte[] root, List<byte[]> proof) {
        if (!range.isSubtree() || Long.compareUnsigned(range.end(), size) > 0 || !areHashes(proof, subtree, root)) {
            return false;
        }
        long first = range.start();
        long last = range.end() - 1;
        long top = size - 1;
        int shift = leadingShift(first, last, top);
        first >>>= shift;
        last >>>= shift;
        top >>>= shift;
        Iterator<byte[]> rest = proof.iterator();
        if (first != last && !rest.hasNext()) {
            return false;
        }
        byte[] oldHash = first == last ? subtree : rest.next();
        byte[] newHash = oldHash;
        while (rest.hasNext()) {
            byte[] sibling = rest.next();
            if (top == 0) {
                return false;
            }
            int steps = 1;
            if (isOdd(last) || last == top) {
                if (Long.compareUnsigned(first, last) < 0) {
                    oldHash = MerkleTree.node(sibling, oldHash);
                }
                newHash = MerkleTree.node(sibling, newHash);
                steps += Long.numberOfTrailingZeros(last);
            } else {
                newHash = MerkleTree.node(newHash, sibling);
            }
            first = shiftRight(first, steps);
            last = shiftRight(last, steps);
            top = shiftRight(top, steps);
        }
        return top == 0 && Arrays.equals(oldHash, subtree) && Arrays.equals(newHash, root);
    }

    /** How many levels up the subtree's last leaf stays the end of a node that the subtree itself holds. */
    private static int leadingShift(long first, long last, long top) {
        int shift = 0;
        while (first >>> shift != last >>> shift && (last == top || isOdd(last >>> shift))) {
            shift++;
        }
        return shift;
    }

    private static long shiftRight(long value, int steps) {
        return steps >= Long.SIZE ? 0 : value >>> steps;
    }

    private static boolean isOdd(long value) {
        return (value & 1) == 1;
    }

    // Without this, two "roots" of any length that equal each other would pass for trees of the same size.
    private static boolean areHashes(List<byte[]> proof, byte[]... others) {
        return Arrays.stream(others).allMatch(hash -> hash.length == MerkleTree.HASH_BYTES)
                && proof.stream().allMatch(hash -> hash.length == MerkleTree.HASH_BYTES);
    }
}
