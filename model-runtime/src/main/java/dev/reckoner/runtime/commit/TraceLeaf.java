package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * One leaf of a trace: which value it is of, and that value's hash.
 *
 * <pre>
 * content  u32le node | u32le output | SHA-256(path ‖ name) | SHA-256(canonical bytes of the value)
 *          and, for a value of more than 1 MiB of canonical bytes, the root of its blocks
 * leaf     SHA-256(0x00 ‖ content)
 * </pre>
 *
 * <p>Path and name are UTF-8 without anything between; which is which follows from the model, where one place has one name.
 *
 * @param position where the value is made
 * @param value SHA-256 of its canonical bytes, {@link ValueForm}
 * @param tiles root of its blocks, {@link Tiles}
 */
public record TraceLeaf(TracePosition position, Hash value, Optional<Hash> tiles) {
    /** The leaf of a value. */
    public static TraceLeaf of(TracePosition position, OnnxValue value, CommitmentTree tree) {
        return new TraceLeaf(position, ValueForm.digest(value), Tiles.root(value, tree));
    }

    /** What is hashed: 72 bytes, or 104 with blocks. */
    public byte[] content() {
        ByteBuffer content = ByteBuffer.allocate(8 + (tiles.isPresent() ? 3 : 2) * Hash.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(position.node()).putInt(position.output());
        content.put(Hash.ofText(position.path() + position.name()).bytes());
        content.put(value.bytes());
        tiles.ifPresent(root -> content.put(root.bytes()));
        return content.array();
    }
}
