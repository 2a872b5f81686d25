package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnsafeByteOperations;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is used for long keeps some of what it loaded, and does not grow with it. */
class WorkerSessionsTest {
    private static final int CUTS = 1500;
    private static final int WARM = 500;
    private static final long TOLERATED = 48L << 20;

    /** Rows and columns of a matrix of 81 MB. */
    private static final int SIDE = 4500;

    private static final int LARGE_MODELS = 9;

    @TempDir
    Path place;

    @Test
    void thousandsOfCutsTakeNoMoreMemoryThanAFew() throws Exception {
        try (var reexecutor = TestWorkers.in(place, TestWorkers.SMALL)) {
            OnnxModel model = TestWorkers.model(chain());
            long warm = 0;
            for (int i = 0; i < CUTS; i++) {
                runOne(reexecutor, model, i);
                if (i == WARM) {
                    warm = memory(reexecutor);
                }
            }
            assertThat(memory(reexecutor) - warm).isLessThan(TOLERATED);
        }
    }

    /** Every cut takes another number of dimensions, and so is another model. */
    private static void runOne(WorkerReexecutor reexecutor, OnnxModel model, int i) throws Exception {
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        types.put(i % 2 == 0 ? "x" : "h", SmallModels.tensor(ElementType.FLOAT, "n" + i));
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put(types.firstEntry().getKey(), Tensor.ofFloats(List.of(1L), i));
        var outputs = reexecutor
                .run(
                        model.edited(new Edit.Cut(List.of(i % 2), types)),
                        inputs,
                        ExecutionProfile.CANONICAL,
                        Cancellation.none())
                .outputs();
        assertThat(outputs.firstEntry().getValue())
                .isEqualTo(Tensor.ofFloats(List.of(1L), i % 2 == 0 ? -(float) i : i));
    }

    private static ModelProto chain() {
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addNode(SmallModels.node("Neg", "h", "x"));
        return SmallModels.model(graph, SmallModels.node("Abs", "y", "h"), SmallModels.tensor(ElementType.FLOAT, "n"));
    }

    /** 730 MB of weights in a worker that may take three quarters of a gigabyte for all it does. */
    @Test
    void modelsThatTogetherAreTooLargeDoNotStayTogether() throws Exception {
        try (var reexecutor = TestWorkers.in(place, TestWorkers.SMALL)) {
            TestWorkers.assertThatItRuns(reexecutor);
            var process = reexecutor.process();
            SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
            inputs.put("x", Tensor.ofFloats(List.of(1L, (long) SIDE), new float[SIDE]));
            for (int i = 0; i < LARGE_MODELS; i++) {
                reexecutor.run(TestWorkers.model(matrix(i)), inputs, ExecutionProfile.DEFAULT, Cancellation.none());
            }
            assertThat(reexecutor.process()).isEqualTo(process);
        }
    }

    private static ModelProto matrix(int version) {
        TensorProto weights = TensorProto.newBuilder()
                .setName("w")
                .setDataType(ElementType.FLOAT.number())
                .addDims(SIDE)
                .addDims(SIDE)
                .setRawData(UnsafeByteOperations.unsafeWrap(ByteBuffer.allocate(SIDE * SIDE * Float.BYTES)))
                .build();
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n", "k")))
                .addInitializer(weights);
        return SmallModels.model(
                        graph,
                        SmallModels.node("MatMul", "y", "x", "w"),
                        SmallModels.tensor(ElementType.FLOAT, "n", "m"))
                .toBuilder()
                .setModelVersion(version)
                .build();
    }

    private static long memory(WorkerReexecutor reexecutor) {
        return ProcessMemory.of(reexecutor.process().orElseThrow()).bytes();
    }
}
