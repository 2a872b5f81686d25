package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;

/** Paths of a trie as nibbles, one in each byte, and their hex-prefix encoding (Yellow Paper, appendix C). */
final class HexPrefix {
    private static final int ODD = 0x10;
    private static final int LEAF = 0x20;

    private HexPrefix() {}

    /**
     * A path and whether it ends in a value.
     *
     * @param nibbles one in each byte
     * @param leaf true for a leaf, false for an extension
     */
    record Path(Bytes nibbles, boolean leaf) {}

    /** The nibbles of a key, high one first. */
    static Bytes nibbles(Bytes key) {
        byte[] nibbles = new byte[2 * key.size()];
        for (int i = 0; i < key.size(); i++) {
            nibbles[2 * i] = (byte) (key.at(i) >> 4);
            nibbles[2 * i + 1] = (byte) (key.at(i) & 0x0f);
        }
        return Bytes.of(nibbles);
    }

    static Bytes encode(Path path) {
        Bytes nibbles = path.nibbles();
        boolean odd = nibbles.size() % 2 == 1;
        byte[] encoding = new byte[nibbles.size() / 2 + 1];
        encoding[0] = (byte) ((path.leaf() ? LEAF : 0) + (odd ? ODD + nibbles.at(0) : 0));
        for (int i = 1; i < encoding.length; i++) {
            int pair = 2 * (i - 1) + (odd ? 1 : 0);
            encoding[i] = (byte) (nibbles.at(pair) << 4 | nibbles.at(pair + 1));
        }
        return Bytes.of(encoding);
    }

    /** The path; {@code TR-EVM-NODE} where the flags or the padding are none that the encoding makes. */
    static Path decode(Bytes encoding) throws MalformedDocumentException {
        if (encoding.isEmpty()) {
            throw refusal("A path of a trie node is empty.");
        }
        int flags = encoding.at(0);
        if (flags >= LEAF + ODD + 0x10) {
            throw refusal("A path of a trie node begins with flags that do not exist.");
        }
        boolean odd = (flags & ODD) != 0;
        if (!odd && (flags & 0x0f) != 0) {
            throw refusal("A path of a trie node has padding that is not zero.");
        }
        return new Path(nibbles(encoding).from(odd ? 1 : 2), (flags & LEAF) != 0);
    }

    private static MalformedDocumentException refusal(String sentence) {
        return new MalformedDocumentException("TR-EVM-NODE", sentence);
    }
}
