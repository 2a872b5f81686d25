package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.runtime.worker.SoftwareGpu;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

/**
 * A claim that is made on one device and checked on another: by the provider WebGPU, on SwiftShader, and on the processor. What
 * the two round differently accuses nobody; a weight that was changed is found all the same.
 */
class OtherDeviceTest {
    private static final SequencedMap<String, OnnxValue> INPUTS = SentenceEncoder.tokens(1, 6);
    private static final int TENTH_PRODUCT = 10;

    @Test
    void theOperatorThatWasTamperedWithOnTheDeviceIsFoundOnTheProcessor() throws Exception {
        OnnxModel published = SentenceEncoder.precise();
        Operator product = products(published).get(TENTH_PRODUCT);
        OnnxModel served = altered(published, weight(published, product).orElseThrow());
        try (var processor = new InProcessReexecutor()) {
            SequencedMap<String, OnnxValue> honest = trace(published);
            Localisation nobody = localise(published, honest, processor);
            assertThat(nobody.guilty()).as(nobody.sentence()).isEmpty();
            assertThat(nobody.operators()).anyMatch(each -> each.verdict() != Verdict.BIT_EXACT);

            Localisation found = localise(published, trace(served), processor);
            assertThat(found.guilty()).as(found.sentence()).hasValue(product.index());
        }
    }

    private static Localisation localise(
            OnnxModel published, SequencedMap<String, OnnxValue> trace, InProcessReexecutor processor)
            throws Exception {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        published.outputs().forEach(output -> outputs.put(output.name(), trace.get(output.name())));
        return new Localiser(processor, LocaliserSettings.ordinary().madeOn(Arithmetic.WEBGPU))
                .localise(new TracedClaim(published, INPUTS, outputs, TraceValues.of(trace)), Cancellation.none());
    }

    /**
     * What goes into some products and what comes out of them, and the answer, in a process of its own. SwiftShader was seen to
     * wait for itself for ever where hundreds of values are to be read after one run.
     */
    private static SequencedMap<String, OnnxValue> trace(OnnxModel model) throws Exception {
        OperatorGraph graph = OperatorGraph.of(model);
        SequencedSet<String> values = new LinkedHashSet<>();
        for (int product = 2; product < TENTH_PRODUCT + 4; product += 4) {
            Operator operator = products(model).get(product);
            values.addAll(graph.valuesUsedBy(operator));
            values.addAll(operator.outputs());
        }
        model.outputs().forEach(output -> values.add(output.name()));
        try (var device = SoftwareGpu.start()) {
            return device.run(
                            model.edited(new Edit.Expose(List.copyOf(values))),
                            INPUTS,
                            SoftwareGpu.PROFILE,
                            Cancellation.none())
                    .outputs();
        }
    }

    private static List<Operator> products(OnnxModel model) {
        return OperatorGraph.of(model).operators().stream()
                .filter(operator -> operator.type().equals("MatMul"))
                .filter(operator -> weight(model, operator).isPresent())
                .toList();
    }

    private static Optional<String> weight(OnnxModel model, Operator operator) {
        return model.proto().getGraph().getInitializerList().stream()
                .map(TensorProto::getName)
                .filter(operator.inputs()::contains)
                .findFirst();
    }

    /** One element in ten thousand of the weight's is not what it was published as, by a tenth of the weights' size. */
    private static OnnxModel altered(OnnxModel model, String name) throws Exception {
        var changed = model.proto().toBuilder();
        var graph = changed.getGraphBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            if (graph.getInitializer(i).getName().equals(name)) {
                Tensor weight = TensorProtos.of(graph.getInitializer(i));
                for (int element = 5; element < weight.elementCount(); element += 10_000) {
                    weight = OtherWeights.changed(weight, element, 10 * OtherWeights.onePerCent(weight));
                }
                graph.setInitializer(i, TensorProtos.toProto(weight, name));
            }
        }
        return OnnxModel.of(changed.build().toByteArray());
    }
}
