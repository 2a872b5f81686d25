package dev.reckoner.trail.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.trail.ValueReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One value of a trace as its list tells of it.
 *
 * @param node index of the operator in the main graph
 * @param output position among the operator's outputs
 * @param path the operator's place: {@code 12} in the main graph, {@code 12/body#3/4} in a nested one
 * @param name name of the value in the model
 * @param kind what the file is: {@code TENSOR} where absent, {@code SEQUENCE} or {@code OPTIONAL}
 * @param value SHA-256 of the canonical bytes of the value
 * @param tiles root over its blocks of 64 KiB, for a value of more than 1 MiB
 * @param file SHA-256 of the file that holds it; not bound by the root
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TraceLeaf(
        int node,
        int output,
        String path,
        String name,
        Optional<ValueReference.Kind> kind,
        Digest value,
        Optional<Digest> tiles,
        Digest file) {
    /** What the file is. */
    public ValueReference.Kind form() {
        return kind.orElse(ValueReference.Kind.TENSOR);
    }

    /** The name of the value among all of the trace: its own in the main graph, {@code trace/12/body#3/sum} inside an operator. */
    public String valueName() {
        int end = path.lastIndexOf('/');
        return end < 0 ? name : "trace/" + path.substring(0, end) + "/" + name;
    }

    /**
     * The leaf of the tree: {@code SHA-256(0x00 ‖ u32le node ‖ u32le output ‖ SHA-256(path ‖ name) ‖ value ‖ tiles)}, the last where
     * there are any; docs/traces.md has it byte by byte.
     */
    byte[] hash() {
        byte[] place =
                Digest.sha256((path + name).getBytes(StandardCharsets.UTF_8)).bytes();
        var content = ByteBuffer.allocate(8 + (tiles.isPresent() ? 3 : 2) * MerkleTree.HASH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(node).putInt(output).put(place).put(value.bytes());
        tiles.ifPresent(root -> content.put(root.bytes()));
        return MerkleTree.leaf(content.array());
    }
}
