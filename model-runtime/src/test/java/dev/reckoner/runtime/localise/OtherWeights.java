package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * A model whose weights are inputs, so that any of them can be another one without loading anything anew: whoever serves another
 * model than the published one.
 */
final class OtherWeights {
    private final OnnxModel published;
    private final OnnxModel model;
    private final SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    private final Reexecutor reexecutor;

    OtherWeights(OnnxModel published, Reexecutor reexecutor) throws Exception {
        this.published = published;
        this.reexecutor = reexecutor;
        GraphProto.Builder graph =
                published.proto().getGraph().toBuilder().clearInitializer().clearOutput();
        for (TensorProto weight : published.proto().getGraph().getInitializerList()) {
            Tensor tensor = direct(TensorProtos.of(weight));
            weights.put(weight.getName(), tensor);
            graph.addInput(ValueInfoProto.newBuilder()
                    .setName(weight.getName())
                    .setType(ValueTypes.of(tensor).orElseThrow()));
        }
        OperatorGraph.of(published)
                .values()
                .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        model = OnnxModel.of(
                published.proto().toBuilder().setGraph(graph).build().toByteArray());
    }

    SequencedMap<String, Tensor> weights() {
        return weights;
    }

    Tensor weight(String name) {
        return Objects.requireNonNull(weights.get(name));
    }

    /** Every value of a run with the published weights. */
    SequencedMap<String, OnnxValue> trace(SequencedMap<String, OnnxValue> inputs) throws Exception {
        return trace(inputs, "", Tensor.ofFloats(List.of(0L)));
    }

    /** Every value of a run with one other weight. */
    SequencedMap<String, OnnxValue> trace(SequencedMap<String, OnnxValue> inputs, String name, Tensor other)
            throws Exception {
        SequencedMap<String, OnnxValue> all = new LinkedHashMap<>(inputs);
        all.putAll(weights);
        all.replace(name, other);
        return reexecutor
                .run(model, all, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
    }

    /** The claim that such a run makes of the published model. */
    TracedClaim claim(SequencedMap<String, OnnxValue> inputs, SequencedMap<String, OnnxValue> trace) {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        published.outputs().forEach(output -> outputs.put(output.name(), trace.get(output.name())));
        return new TracedClaim(published, inputs, outputs, TraceValues.of(trace));
    }

    /** A copy with one element changed by so much; whole numbers by one where that is less. */
    static Tensor changed(Tensor tensor, int element, double by) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.data().remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(tensor.data())
                .flip();
        switch (tensor.type()) {
            case FLOAT -> bytes.putFloat(4 * element, (float) (bytes.getFloat(4 * element) + by));
            case INT64 -> bytes.putLong(8 * element, bytes.getLong(8 * element) + 1);
            case INT8, UINT8 -> bytes.put(element, (byte) (bytes.get(element) + (bytes.get(element) == 127 ? -1 : 1)));
            default -> throw new IllegalArgumentException("No weight of " + tensor.type());
        }
        return Tensor.wrap(tensor.type(), tensor.dims(), bytes);
    }

    /** One per cent of the root mean square. */
    static double onePerCent(Tensor tensor) {
        double squares = 0;
        for (long i = 0; i < tensor.elementCount(); i++) {
            squares += tensor.doubleAt(i) * tensor.doubleAt(i);
        }
        return 0.01 * Math.sqrt(squares / tensor.elementCount());
    }

    private static Tensor direct(Tensor tensor) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.data().remaining())
                .put(tensor.data())
                .flip();
        return Tensor.wrap(tensor.type(), tensor.dims(), bytes);
    }
}
