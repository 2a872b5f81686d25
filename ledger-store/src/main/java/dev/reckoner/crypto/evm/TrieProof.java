package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Proofs in Merkle Patricia tries (Yellow Paper, appendix D), as {@code eth_getProof} returns them (EIP-1186): the encoded
 * nodes from the root towards a key. State and storage tries are asked for the Keccak-256 of a key, receipt and transaction
 * tries for the RLP of an index; {@link StateProof}, {@link ReceiptProof} and {@link TransactionProof} do so.
 */
public final class TrieProof {
    private final Map<Bytes, Bytes> unused = new HashMap<>();
    private final Map<Bytes, Bytes> given = new HashMap<>();
    private final Bytes root;

    private TrieProof(Bytes root, Collection<Bytes> nodes) {
        this.root = root;
        nodes.forEach(node -> given.put(node.keccak(), node));
        unused.putAll(given);
    }

    /**
     * What the nodes prove about a key.
     *
     * @param root the trie's root, 32 bytes
     * @param key as the trie stores it, so for a state trie already hashed
     * @param nodes encoded, in any order; none may be there twice or for nothing
     */
    public static Proof<Bytes> check(Bytes root, Bytes key, Collection<Bytes> nodes) {
        TrieProof proof = new TrieProof(root, nodes);
        try {
            if (root.size() != TrieNode.HASH) {
                throw new Stop(Proof.Reason.MALFORMED_NODE, "The root has " + root.size() + " bytes, not 32.");
            }
            Bytes value = proof.valueAt(HexPrefix.nibbles(key));
            if (!proof.unused.isEmpty() || proof.given.size() < nodes.size()) {
                throw new Stop(
                        Proof.Reason.SUPERFLUOUS_NODE, "The proof holds nodes that do not lie on the way to the key.");
            }
            return value.isEmpty() ? new Proof.Absent<>() : new Proof.Present<>(value);
        } catch (MalformedDocumentException e) {
            return new Proof.NotProven<>(Proof.Reason.MALFORMED_NODE, e.sentence());
        } catch (Stop e) {
            return new Proof.NotProven<>(e.reason, String.valueOf(e.getMessage()));
        }
    }

    /** What the nodes prove about an index from 0 of a trie that holds a list. */
    static Proof<Bytes> checkIndex(Bytes root, int index, Collection<Bytes> nodes) {
        return index < 0
                ? new Proof.NotProven<>(Proof.Reason.MALFORMED_KEY, "The index " + index + " is below zero.")
                : check(root, Rlp.encode(Rlp.integer(index)), nodes);
    }

    /** The value under a key, empty where the trie holds none. */
    private Bytes valueAt(Bytes path) throws MalformedDocumentException, Stop {
        // Clients return no node at all for an account whose storage is empty.
        if (given.isEmpty() && root.equals(TrieRoot.EMPTY)) {
            return Bytes.EMPTY;
        }
        return value(TrieNode.of(Rlp.decode(named(root))), path);
    }

    // No deeper than the path is long: every extension and every branch takes a part of it.
    private Bytes value(TrieNode node, Bytes path) throws MalformedDocumentException, Stop {
        return switch (node) {
            case TrieNode.Empty empty -> Bytes.EMPTY;
            case TrieNode.Leaf leaf -> leaf.path().equals(path) ? leaf.value() : Bytes.EMPTY;
            case TrieNode.Extension extension ->
                path.startsWith(extension.path())
                        ? value(branch(extension), path.from(extension.path().size()))
                        : Bytes.EMPTY;
            case TrieNode.Branch branch ->
                path.isEmpty() ? branch.value() : below(branch.children().get(path.at(0)), path.from(1));
        };
    }

    private Bytes below(RlpItem child, Bytes path) throws MalformedDocumentException, Stop {
        return child.equals(Bytes.EMPTY) ? Bytes.EMPTY : value(node(child), path);
    }

    private TrieNode branch(TrieNode.Extension extension) throws MalformedDocumentException, Stop {
        TrieNode child = node(extension.child());
        if (child instanceof TrieNode.Branch) {
            return child;
        }
        throw new Stop(
                Proof.Reason.MALFORMED_NODE, "An extension of the trie is followed by a node that is no branch.");
    }

    private TrieNode node(RlpItem reference) throws MalformedDocumentException, Stop {
        if (reference instanceof Bytes hash) {
            Bytes encoding = named(hash);
            if (encoding.size() < TrieNode.HASH) {
                throw new Stop(
                        Proof.Reason.MALFORMED_NODE, "A node that belongs within another is referred to by its hash.");
            }
            return TrieNode.of(Rlp.decode(encoding));
        }
        // A proof may list a node that lies within another once more on its own; that adds nothing.
        unused.remove(Rlp.encode(reference).keccak());
        return TrieNode.of(reference);
    }

    private Bytes named(Bytes hash) throws Stop {
        Bytes encoding = given.get(hash);
        if (encoding != null) {
            unused.remove(hash);
            return encoding;
        }
        String node = hash.equals(root) ? hash + ", the root" : hash + ", which the node above it names";
        throw unused.isEmpty()
                ? new Stop(Proof.Reason.MISSING_NODE, "The proof ends before the node " + node + ".")
                : new Stop(Proof.Reason.WRONG_HASH, "No node of the proof has the hash " + node + ".");
    }

    /** The end of a walk that proves nothing. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        private final Proof.Reason reason;

        Stop(Proof.Reason reason, String sentence) {
            super(sentence);
            this.reason = reason;
        }
    }
}
