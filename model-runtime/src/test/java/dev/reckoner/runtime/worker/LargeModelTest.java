package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.ExternalModels;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model larger than its format allows in one file, and larger than the memory that the worker may take. */
class LargeModelTest {
    /** 2.4 GB of floats in one tensor. */
    private static final long ELEMENTS = 600_000_000;

    private static final long BYTES = ELEMENTS * Float.BYTES;
    private static final long SMALL_ONE = BYTES + 4096;
    private static final long ROOM = 3L << 30;

    @TempDir
    Path folder;

    @TempDir
    Path place;

    /** y = w[x] + v[x mod 2]: the last elements of the file, and zeros of what was never written. */
    @Test
    void weightsBeyondTwoGigabytesAreRead() throws Exception {
        assumeTrue(Files.getFileStore(folder).getUsableSpace() > ROOM, "The disk has no room for a model of 2.4 GB");
        write(folder.resolve("weights.bin"));
        var model = ExternalModels.open(folder, model());
        var limits = TestWorkers.SMALL.withMemory(1L << 30);
        assertThat(BYTES).isGreaterThan(Integer.MAX_VALUE).isGreaterThan(limits.memoryBytes());
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofLongs(List.of(4L), 0, ELEMENTS - 2, ELEMENTS / 2, ELEMENTS - 1));
        try (var reexecutor = TestWorkers.in(place, limits)) {
            var outputs = reexecutor
                    .run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                    .outputs();
            assertThat(outputs).containsEntry("y", Tensor.ofFloats(List.of(4L), 0, 1.5f, 0, 2.5f));
            assertThat(outputs).containsEntry("v", Tensor.ofFloats(List.of(2L), 7, 8));
        }
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    /** A file of zeros that takes no room, with two values at the end of each tensor. */
    private static void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(floats(1.5f, 2.5f), BYTES - 2 * Float.BYTES);
            channel.write(floats(7, 8), SMALL_ONE);
        }
    }

    private static ByteBuffer floats(float first, float second) {
        return ByteBuffer.allocate(2 * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(first)
                .putFloat(second)
                .flip();
    }

    private static ModelProto model() {
        var w = ExternalModels.tensor("w", ElementType.FLOAT, List.of(ELEMENTS), "weights.bin", 0);
        var small = ExternalModels.tensor("small", ElementType.FLOAT, List.of(2L), "weights.bin", SMALL_ONE);
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.INT64, "n")))
                .addInitializer(w)
                .addInitializer(small)
                .addNode(SmallModels.node("Identity", "v", "small"))
                .addOutput(SmallModels.value("v", SmallModels.tensor(ElementType.FLOAT, "m")));
        return SmallModels.model(
                graph, SmallModels.node("Gather", "y", "w", "x"), SmallModels.tensor(ElementType.FLOAT, "n"));
    }
}
