package dev.reckoner.cli.bench;

import com.google.protobuf.ByteString;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.localise.OperatorTrace;
import dev.reckoner.runtime.localise.TraceValues;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A claim of a sentence encoder whose first product was made with one weight that is not the published one, and its whole trace
 * outside the heap, as a trace that is read from a file is.
 *
 * @param claim of the published model
 * @param guilty the operator that used the weight
 * @param operators how many the model has
 * @param bytes of the trace
 */
record AlteredRun(TracedClaim claim, int guilty, int operators, long bytes) {
    private static final int ROWS = 4;
    private static final int TOKENS = 128;
    private static final float CHANGE = 0.05f;
    private static final long MEMORY = 256L << 20;

    static AlteredRun of(OnnxModel published, Reexecutor reexecutor) throws Exception {
        Set<String> weights = published.proto().getGraph().getInitializerList().stream()
                .map(TensorProto::getName)
                .collect(Collectors.toSet());
        Operator user = OperatorGraph.of(published).operators().stream()
                .filter(each ->
                        each.type().equals("MatMul") && each.inputs().stream().anyMatch(weights::contains))
                .findFirst()
                .orElseThrow();
        String weight =
                user.inputs().stream().filter(weights::contains).findFirst().orElseThrow();
        SequencedMap<String, OnnxValue> inputs = sentences();
        SequencedMap<String, OnnxValue> trace = new LinkedHashMap<>();
        new OperatorTrace(reexecutor, MEMORY)
                .stream(
                        altered(published, weight),
                        inputs,
                        (maker, name, value) -> trace.put(name, outsideHeap((Tensor) value)),
                        Cancellation.none());
        return claimed(published, inputs, trace, user);
    }

    private static AlteredRun claimed(
            OnnxModel published,
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, OnnxValue> trace,
            Operator user) {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>(trace);
        outputs.keySet()
                .retainAll(published.outputs().stream()
                        .map(output -> output.name())
                        .toList());
        long bytes = trace.values().stream()
                .mapToLong(value -> ((Tensor) value).data().remaining())
                .sum();
        return new AlteredRun(
                new TracedClaim(published, inputs, outputs, TraceValues.of(trace)),
                user.index(),
                published.proto().getGraph().getNodeCount(),
                bytes);
    }

    private static OnnxModel altered(OnnxModel published, String weight) throws Exception {
        GraphProto.Builder graph = published.proto().getGraph().toBuilder();
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            if (tensor.getName().equals(weight)) {
                ByteBuffer raw =
                        ByteBuffer.wrap(tensor.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
                raw.putFloat(0, raw.getFloat(0) + CHANGE);
                tensor.setRawData(ByteString.copyFrom(raw));
            }
        }
        ModelProto model = published.proto().toBuilder().setGraph(graph).build();
        return OnnxModel.of(model.toByteArray());
    }

    private static Tensor outsideHeap(Tensor tensor) throws IOException {
        ByteBuffer copy = ByteBuffer.allocateDirect(tensor.data().remaining())
                .put(tensor.data())
                .flip();
        try {
            return Tensor.wrap(tensor.type(), tensor.dims(), copy);
        } catch (TensorFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static SequencedMap<String, OnnxValue> sentences() {
        List<Long> dims = List.of((long) ROWS, (long) TOKENS);
        long[] ones = new long[ROWS * TOKENS];
        Arrays.fill(ones, 1);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put(
                "input_ids",
                Tensor.ofLongs(
                        dims, new Random(1).longs(ones.length, 1_000, 20_000).toArray()));
        inputs.put("attention_mask", Tensor.ofLongs(dims, ones));
        inputs.put("token_type_ids", Tensor.ofLongs(dims, new long[ones.length]));
        return inputs;
    }
}
