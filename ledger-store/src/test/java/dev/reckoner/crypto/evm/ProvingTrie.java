package dev.reckoner.crypto.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trie written for the tests alone: it grows by insertion, works on hexadecimal text, and gives proofs. */
public final class ProvingTrie {
    /** A path, and beneath it a branch, a value, or both. */
    private static final class Node {
        String path = "";
        Node @Nullable [] children;

        @Nullable
        String value;
    }

    private @Nullable Node top;

    public void put(Bytes key, Bytes value) {
        top = put(top, key.hex(), value.hex());
    }

    Bytes root() {
        return Bytes.ofHex(top == null ? "80" : encoding(top)).keccak();
    }

    /** The encoded nodes on the way to a key, those that lie within others left out. */
    List<Bytes> prove(Bytes key) {
        List<Bytes> nodes = new ArrayList<>();
        String rest = key.hex();
        Node node = top;
        while (node != null) {
            add(nodes, encoding(node));
            if (node.children == null || !rest.startsWith(node.path)) {
                return nodes;
            }
            if (!node.path.isEmpty()) {
                add(nodes, branch(node));
            }
            rest = rest.substring(node.path.length());
            if (rest.isEmpty()) {
                return nodes;
            }
            node = node.children[Character.digit(rest.charAt(0), 16)];
            rest = rest.substring(1);
        }
        return nodes;
    }

    private static void add(List<Bytes> nodes, String hex) {
        if (nodes.isEmpty() || hex.length() >= 64) {
            nodes.add(Bytes.ofHex(hex));
        }
    }

    private static Node put(@Nullable Node node, String key, String value) {
        if (node == null) {
            Node leaf = new Node();
            leaf.path = key;
            leaf.value = value;
            return leaf;
        }
        int shared = 0;
        while (shared < Math.min(key.length(), node.path.length()) && key.charAt(shared) == node.path.charAt(shared)) {
            shared++;
        }
        if (shared < node.path.length()) {
            split(node, shared);
        }
        if (shared == key.length()) {
            node.value = value;
            return node;
        }
        if (node.children == null) {
            node.children = new Node[16];
        }
        int nibble = Character.digit(key.charAt(shared), 16);
        node.children[nibble] = put(node.children[nibble], key.substring(shared + 1), value);
        return node;
    }

    private static void split(Node node, int at) {
        Node lower = new Node();
        lower.path = node.path.substring(at + 1);
        lower.children = node.children;
        lower.value = node.value;
        node.children = new Node[16];
        node.children[Character.digit(node.path.charAt(at), 16)] = lower;
        node.path = node.path.substring(0, at);
        node.value = null;
    }

    private static String encoding(Node node) {
        if (node.children == null) {
            return list(string(prefixed(node.path, 2)) + string(String.valueOf(node.value)));
        }
        String branch = branch(node);
        return node.path.isEmpty() ? branch : list(string(prefixed(node.path, 0)) + reference(branch));
    }

    private static String branch(Node node) {
        StringBuilder items = new StringBuilder();
        for (@Nullable Node child : Objects.requireNonNull(node.children)) {
            items.append(child == null ? "80" : reference(encoding(child)));
        }
        return list(items + string(node.value == null ? "" : node.value));
    }

    private static String reference(String encoding) {
        return encoding.length() < 64
                ? encoding
                : "a0" + Bytes.ofHex(encoding).keccak().hex();
    }

    private static String prefixed(String path, int flag) {
        return path.length() % 2 == 0 ? flag + "0" + path : (flag + 1) + path;
    }

    private static String string(String hex) {
        boolean single = hex.length() == 2 && hex.compareTo("80") < 0;
        return single ? hex : length(hex, 0x80) + hex;
    }

    private static String list(String items) {
        return length(items, 0xc0) + items;
    }

    private static String length(String hex, int base) {
        int length = hex.length() / 2;
        if (length < 56) {
            return String.format("%02x", base + length);
        }
        String digits = String.format(length < 256 ? "%02x" : length < 65_536 ? "%04x" : "%06x", length);
        return String.format("%02x", base + 55 + digits.length() / 2) + digits;
    }
}
