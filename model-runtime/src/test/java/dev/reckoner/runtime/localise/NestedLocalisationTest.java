package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Unroller;
import dev.reckoner.runtime.onnx.NestedModels;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Operators inside bodies and functions: who is named where one of them is not what it should be. */
class NestedLocalisationTest {
    private static final InProcessReexecutor HERE = new InProcessReexecutor();

    @AfterAll
    static void close() {
        HERE.close();
    }

    @Test
    void anHonestTraceOfABodyIsBitExact() throws Exception {
        ModelProto model = NestedModels.loop(3);
        Localisation found = localise(claim(model, model));
        assertThat(found.operators()).extracting(OperatorError::verdict).containsOnly(Verdict.BIT_EXACT);
        assertThat(found.operators()).extracting(OperatorError::index).containsExactly(0, 1);
        assertThat(found.unchecked()).isZero();
        assertThat(found.inside()).isEmpty();
    }

    @Test
    void aWeightOfABodyAccusesTheProductOfTheFirstPass() throws Exception {
        ModelProto model = NestedModels.loop(3);
        ModelProto.Builder other = model.toBuilder();
        var body =
                other.getGraphBuilder().getNodeBuilder(0).getAttributeBuilder(0).getGBuilder();
        body.setInitializer(0, moved(body.getInitializer(0)));
        Localisation found = localise(claim(model, other.build()));
        assertThat(found.guilty()).hasValue(0);
        Inside inside = found.inside().orElseThrow();
        assertThat(inside.path()).isEqualTo("0/body#0/0");
        assertThat(inside.operator().type()).isEqualTo("MatMul");
        assertThat(inside.operator().index()).isZero();
        assertThat(found.operators().getLast().verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(found.sentence()).contains("Operator 0, Loop").contains("MatMul 'product' at 0/body#0/0");
    }

    @Test
    void aValueThatWasAlteredInOnePassAccusesItsMakerThere() throws Exception {
        ModelProto model = NestedModels.branchInLoop();
        TracedClaim honest = claim(model, model);
        String altered = "trace/0/body#2/2/else_branch/b";
        Tensor value = (Tensor) honest.trace().value(altered).orElseThrow();
        TracedClaim claim = with(honest, altered, moved(value, 0.01f));
        Localisation found = localise(claim);
        assertThat(found.inside().orElseThrow().path()).isEqualTo("0/body#2/2/else_branch/0");
        assertThat(found.inside().orElseThrow().operator().type()).isEqualTo("Sigmoid");
    }

    @Test
    void roundingInsideABodyIsHeldToTheBoundsOfItsOperators() throws Exception {
        ModelProto model = NestedModels.branches();
        ModelProto precise = NestedModels.branches();
        TracedClaim honest = claim(model, precise);
        Tensor product =
                (Tensor) honest.trace().value("trace/0/then_branch/product").orElseThrow();
        float[] values = new float[(int) product.elementCount()];
        product.data().asFloatBuffer().get(values);
        values[3] = Math.nextUp(values[3]);
        Localisation found = localise(
                continued(with(honest, "trace/0/then_branch/product", Tensor.ofFloats(product.dims(), values))));
        assertThat(found.guilty()).isEmpty();
        assertThat(found.operators().getFirst().verdict()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(found.unchecked()).isZero();
    }

    @Test
    void aFunctionIsLookedIntoLikeABody() throws Exception {
        ModelProto model = NestedModels.functions();
        ModelProto.Builder other = model.toBuilder();
        NodeProto.Builder call = other.getGraphBuilder().getNodeBuilder(1);
        call.getAttributeBuilder(0).setF(0.130f);
        Localisation found = localise(claim(model, other.build()));
        assertThat(found.guilty()).hasValue(1);
        assertThat(found.inside().orElseThrow().path()).isEqualTo("1/Layer/1/Leaky/0");
        assertThat(found.operators().getFirst().verdict()).isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void aScanIsLookedIntoBackwardsToo() throws Exception {
        ModelProto model = NestedModels.backwardScan();
        TracedClaim honest = claim(model, model);
        assertThat(localise(honest).unchecked()).isZero();
        Tensor value = (Tensor) honest.trace().value("trace/0/body#1/t").orElseThrow();
        Localisation found = localise(with(honest, "trace/0/body#1/t", moved(value, 0.01f)));
        assertThat(found.inside().orElseThrow().path()).isEqualTo("0/body#1/1");
    }

    @Test
    void withoutTheValuesInsideOnlyEqualBitsDecide() throws Exception {
        ModelProto model = NestedModels.loop(3);
        assertThat(localise(outerOnly(claim(model, model))).operators())
                .extracting(OperatorError::verdict)
                .containsOnly(Verdict.BIT_EXACT);
        ModelProto.Builder other = model.toBuilder();
        var body =
                other.getGraphBuilder().getNodeBuilder(0).getAttributeBuilder(0).getGBuilder();
        body.setInitializer(0, moved(body.getInitializer(0)));
        Localisation found = localise(outerOnly(claim(model, other.build())));
        assertThat(found.guilty()).isEmpty();
        assertThat(found.operators().getFirst().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.suspicion()).hasValue(new Stretch(0, 0));
    }

    /** Whoever claims another branch did not do what this one would have had to do; the flag itself is for its maker. */
    @Test
    void anOperatorThatIsClaimedToHaveGoneAnotherWayStaysOne() throws Exception {
        ModelProto.Builder model = NestedModels.branches().toBuilder();
        model.getGraphBuilder().getNodeBuilder(0).setInput(0, "not");
        model.getGraphBuilder()
                .addNode(
                        0,
                        NodeProto.newBuilder().setOpType("Not").addInput("flag").addOutput("not"));
        TracedClaim honest = claim(model.build(), model.build());
        TracedClaim other = with(honest, "not", Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 1));
        Localisation found = localise(other);
        assertThat(found.guilty()).hasValue(0);
        assertThat(found.guiltyOperator().orElseThrow().type()).isEqualTo("Not");
        assertThat(found.operators().get(1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Localisation localise(TracedClaim claim) throws Exception {
        return new Localiser(HERE, LocaliserSettings.ordinary()).localise(claim, Cancellation.none());
    }

    /** A claim of the first model with the whole trace of a run of the second. */
    private static TracedClaim claim(ModelProto claimed, ModelProto run) throws Exception {
        OnnxModel model = OnnxModel.of(run.toByteArray());
        SequencedMap<String, OnnxValue> inputs = NestedModels.inputs(claimed);
        OnnxModel written = new Unroller(HERE, Cancellation.none()).unrolled(model, inputs);
        SequencedMap<String, OnnxValue> trace =
                new LinkedHashMap<>(new OperatorTrace(HERE, 1 << 20).hold(written, inputs, Cancellation.none()));
        OperatorGraph.of(written).operators().stream()
                .filter(operator -> operator.place().isAuxiliary())
                .forEach(operator -> operator.outputs().forEach(trace::remove));
        var outputs = HERE.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
        return new TracedClaim(OnnxModel.of(claimed.toByteArray()), inputs, outputs, TraceValues.of(trace));
    }

    private static TracedClaim with(TracedClaim claim, String name, Tensor value) {
        return new TracedClaim(
                claim.model(),
                claim.inputs(),
                claim.outputs(),
                each -> each.equals(name)
                        ? java.util.Optional.of(value)
                        : claim.trace().value(each));
    }

    private static TracedClaim outerOnly(TracedClaim claim) {
        return new TracedClaim(
                claim.model(),
                claim.inputs(),
                claim.outputs(),
                each -> each.startsWith("trace/")
                        ? java.util.Optional.empty()
                        : claim.trace().value(each));
    }

    /** The branch after its product as an honest machine would go on. */
    private static TracedClaim continued(TracedClaim claim) throws Exception {
        Tensor product =
                (Tensor) claim.trace().value("trace/0/then_branch/product").orElseThrow();
        float[] values = new float[(int) product.elementCount()];
        product.data().asFloatBuffer().get(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        Tensor relu = Tensor.ofFloats(product.dims(), values);
        TracedClaim on = with(with(claim, "trace/0/then_branch/r", relu), "y", relu);
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>(claim.outputs());
        outputs.put("y", relu);
        return new TracedClaim(on.model(), on.inputs(), outputs, on.trace());
    }

    private static dev.reckoner.runtime.onnx.proto.TensorProto moved(dev.reckoner.runtime.onnx.proto.TensorProto weight)
            throws Exception {
        return TensorProtos.toProto(moved(TensorProtos.of(weight), 0.01f), weight.getName());
    }

    private static Tensor moved(Tensor tensor, float by) {
        float[] values = new float[(int) tensor.elementCount()];
        tensor.data().asFloatBuffer().get(values);
        values[1] += by;
        return Tensor.ofFloats(tensor.dims(), values);
    }
}
