package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.util.List;

/** A node of a Merkle Patricia trie (Yellow Paper, appendix D), read strictly: what no trie makes is refused. */
sealed interface TrieNode {
    /** Bytes of a hash, and the size from which a node is referred to by its hash. */
    int HASH = 32;

    /** The whole of an empty trie. */
    record Empty() implements TrieNode {}

    /**
     * The end of a path.
     *
     * @param path the nibbles that remain
     * @param value not empty
     */
    record Leaf(Bytes path, Bytes value) implements TrieNode {}

    /**
     * What several paths share.
     *
     * @param path nibbles, at least one
     * @param child a hash, or a node within this one
     */
    record Extension(Bytes path, RlpItem child) implements TrieNode {}

    /**
     * Where paths part.
     *
     * @param children 16 items: nothing, a hash, or a node within this one
     * @param value of the key that ends here; empty where none does
     */
    record Branch(List<RlpItem> children, Bytes value) implements TrieNode {}

    /** The node; {@code TR-EVM-NODE} where it is none. */
    static TrieNode of(RlpItem item) throws MalformedDocumentException {
        return switch (item) {
            case Bytes bytes -> {
                require(bytes.isEmpty(), "A trie node is not a list.");
                yield new Empty();
            }
            case Items list -> {
                require(
                        list.size() == 2 || list.size() == 17,
                        "A trie node has " + list.size() + " items, not 2 or 17.");
                yield list.size() == 2 ? withPath(list) : branch(list);
            }
        };
    }

    private static TrieNode withPath(Items list) throws MalformedDocumentException {
        require(list.at(0) instanceof Bytes, "A path of a trie node is a list.");
        HexPrefix.Path path = HexPrefix.decode((Bytes) list.at(0));
        if (path.leaf()) {
            require(list.at(1) instanceof Bytes value && !value.isEmpty(), "A leaf of the trie has no value.");
            return new Leaf(path.nibbles(), (Bytes) list.at(1));
        }
        require(!path.nibbles().isEmpty(), "An extension of the trie has an empty path.");
        require(isReference(list.at(1)), "An extension of the trie refers to no node.");
        return new Extension(path.nibbles(), list.at(1));
    }

    private static TrieNode branch(Items list) throws MalformedDocumentException {
        List<RlpItem> children = list.items().subList(0, 16);
        int used = 0;
        for (RlpItem child : children) {
            boolean nothing = child.equals(Bytes.EMPTY);
            require(
                    nothing || isReference(child),
                    "A branch of the trie has a child that is neither a hash nor a node.");
            used += nothing ? 0 : 1;
        }
        require(list.at(16) instanceof Bytes, "The value of a branch of the trie is a list.");
        Bytes value = (Bytes) list.at(16);
        require(used + (value.isEmpty() ? 0 : 1) > 1, "A branch of the trie does not part anything.");
        return new Branch(children, value);
    }

    /** A hash, or a node too small to have been referred to by one. */
    private static boolean isReference(RlpItem item) {
        return switch (item) {
            case Bytes bytes -> bytes.size() == HASH;
            case Items list -> Rlp.encode(list).size() < HASH;
        };
    }

    private static void require(boolean condition, String sentence) throws MalformedDocumentException {
        if (!condition) {
            throw new MalformedDocumentException("TR-EVM-NODE", sentence);
        }
    }
}
