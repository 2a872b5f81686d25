package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A leaf of the trees beside the trace: SHA-256(0x00 ‖ SHA-256(name) ‖ hash), the name in UTF-8.
 *
 * @param name what it is of
 * @param hash the hash of that
 */
record NamedHash(String name, Hash hash) {
    private byte[] content() {
        return ByteBuffer.allocate(2 * Hash.BYTES)
                .put(Hash.ofText(name).bytes())
                .put(hash.bytes())
                .array();
    }

    /** The root over these leaves in order. */
    static Hash root(List<NamedHash> leaves, CommitmentTree tree) {
        return Hash.of(
                tree.root(leaves.stream().map(leaf -> tree.leaf(leaf.content())).toList()));
    }

    /** The root over values in order. */
    static Hash rootOfValues(SequencedMap<String, OnnxValue> values, CommitmentTree tree) {
        return root(
                values.sequencedEntrySet().stream()
                        .map(value -> new NamedHash(value.getKey(), ValueForm.digest(value.getValue())))
                        .toList(),
                tree);
    }

    /** The root over texts in order of their names. */
    static Hash rootOfTexts(Map<String, String> texts, CommitmentTree tree) {
        return root(
                texts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(text -> new NamedHash(text.getKey(), Hash.ofText(text.getValue())))
                        .toList(),
                tree);
    }
}
