package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** y = tanh(x w) reshaped, by five operators; its values altered in every way that a claim can be wrong. */
class LocaliserTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(2);
    private static final int MATMUL = 0;
    private static final int TANH = 1;
    private static final int RESHAPE = 2;
    private static final int ADD = 3;

    private final SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
    private final SequencedMap<String, OnnxValue> trace = new LinkedHashMap<>();
    private final OnnxModel model;

    LocaliserTest() throws Exception {
        model = chain(SmallModels.node("Tanh", "t", "m"));
        inputs.put("x", numbers(1, 4, 8));
        trace.putAll(new OperatorTrace(REEXECUTOR, 1 << 20).hold(model, inputs, Cancellation.none()));
    }

    private static OnnxModel chain(NodeProto.Builder second) throws Exception {
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n", "k")))
                .addInitializer(TensorProtos.toProto(numbers(2, 8, 6), "w"))
                .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(2L), 2, -1), "shape"))
                .addInitializer(TensorProtos.toProto(numbers(3, 12), "b"))
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(), 0.5f), "half"))
                .addNode(SmallModels.node("MatMul", "m", "x", "w"))
                .addNode(second)
                .addNode(SmallModels.node("Reshape", "r", "t", "shape"))
                .addNode(SmallModels.node("Add", "a", "r", "b"));
        var last = SmallModels.node("Relu", "y", "a");
        return OnnxModel.of(SmallModels.model(graph, last, SmallModels.tensor(ElementType.FLOAT, "p", "q"))
                .toByteArray());
    }

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void anHonestTraceAccusesNobody() throws Exception {
        Localisation found = localise();
        assertThat(found.guilty()).isEmpty();
        assertThat(found.unchecked()).isZero();
        assertThat(found.operators())
                .hasSize(5)
                .allMatch(each -> each.verdict() == Verdict.BIT_EXACT && each.drift() == 0);
        assertThat(found.sentence())
                .isEqualTo("5 operators did to the claimed inputs what is claimed. No operator is accused.");
    }

    @Test
    void theOperatorWhoseOutputWasAlteredIsNamedAndThoseAfterItAreNot() throws Exception {
        alter("m", 3, 0.001f);
        continueFrom(TANH);
        Localisation found = localise();
        assertThat(found.guilty()).hasValue(MATMUL);
        assertThat(found.guiltyOperator().orElseThrow().localError()).isCloseTo(0.001, offset(1e-6));
        assertThat(verdicts(found)).containsExactly("OUTSIDE", "BIT_EXACT", "BIT_EXACT", "BIT_EXACT", "BIT_EXACT");
        assertThat(found.operators().getLast().drift()).isPositive();
        assertThat(found.sentence())
                .startsWith("Operator 0, MatMul 'm', is the first that did not")
                .contains("It is the first of all.");
    }

    @Test
    void aValueAlteredInTheMiddleAloneAccusesItsMakerFirst() throws Exception {
        alter("t", 5, 0.01f);
        Localisation found = localise();
        assertThat(found.guilty()).hasValue(TANH);
        // What follows was honest with the true value, so it does not fit the altered one either.
        assertThat(found.operators().get(RESHAPE).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void aDifferenceWithinRoundingIsOfTheTheory() throws Exception {
        alterByUnits("t", 5, 2);
        continueFrom(RESHAPE);
        Localisation found = localise();
        assertThat(found.guilty()).isEmpty();
        OperatorError tanh = found.operators().get(TANH);
        assertThat(tanh.verdict()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(tanh.multiple()).isBetween(0.0, 1.0);
        assertThat(tanh.localError()).isLessThanOrEqualTo(tanh.bound());
        assertThat(tanh.reason()).contains("1 of 24").contains("library function");
    }

    @Test
    void zerosOfTheOtherSignAreTheSameNumber() throws Exception {
        Tensor y = tensor("y");
        float[] floats = floats(y);
        int zero = 0;
        while (floats[zero] != 0) {
            zero++;
        }
        floats[zero] = -0f;
        trace.put("y", Tensor.ofFloats(y.dims(), floats));
        Localisation found = localise();
        assertThat(found.guilty()).isEmpty();
        assertThat(found.operators().getLast().verdict()).isEqualTo(Verdict.WITHIN_THEORETICAL);
    }

    @Test
    void whatTheoryAllowsAccusesNobodyHoweverLittleWasMeasured() throws Exception {
        alterByUnits("t", 5, 2);
        continueFrom(RESHAPE);
        Localisation narrow = localise(measured(ErrorVector.ZERO, true));
        assertThat(narrow.guilty()).isEmpty();
        assertThat(narrow.operators().get(TANH).verdict()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(narrow.operators().get(TANH).reason()).contains("Honest runs were measured to differ by less");
        Localisation wide = localise(measured(all(1e-3), true));
        assertThat(wide.operators().get(TANH).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(wide.operators().get(TANH).multiple()).isBetween(0.0, 1.0);
    }

    @Test
    void aCalibrationOfOtherCircumstancesSpeaksForAndNotAgainst() throws Exception {
        alterByUnits("t", 5, 2);
        continueFrom(RESHAPE);
        assertThat(localise(measured(ErrorVector.ZERO, false))
                        .operators()
                        .get(TANH)
                        .verdict())
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(localise(measured(all(1e-3), false)).operators().get(TANH).verdict())
                .isEqualTo(Verdict.WITHIN_EMPIRICAL);
        alter("t", 5, 0.01f);
        continueFrom(RESHAPE);
        assertThat(localise(measured(all(1e3), false)).guilty()).hasValue(TANH);
        assertThat(localise(measured(all(1e3), true)).guilty()).hasValue(TANH);
    }

    @Test
    void anotherShapeOrTypeAccusesTheMakerAndLeavesTheUserUnchecked() throws Exception {
        trace.put("t", numbers(9, 3, 3));
        Localisation found = localise();
        assertThat(found.guilty()).hasValue(TANH);
        assertThat(found.operators().get(RESHAPE).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.operators().get(ADD).verdict()).isEqualTo(Verdict.BIT_EXACT);
        trace.put("t", Tensor.ofDoubles(List.of(4L, 6L), new double[24]));
        found = localise();
        assertThat(found.guilty()).hasValue(TANH);
        assertThat(found.operators().get(RESHAPE).reason()).contains("another type");
        assertThat(found.unchecked()).isEqualTo(1);
    }

    @Test
    void whatTheTraceLacksIsBridgedAndOnlyEqualBitsCount() throws Exception {
        trace.remove("m");
        trace.remove("t");
        Localisation honest = localise();
        assertThat(honest.guilty()).isEmpty();
        assertThat(honest.suspicion()).isEmpty();
        assertThat(verdicts(honest))
                .containsExactly("INCONCLUSIVE", "INCONCLUSIVE", "BIT_EXACT", "BIT_EXACT", "BIT_EXACT");
        assertThat(honest.unchecked()).isEqualTo(2);
        assertThat(honest.sentence()).contains("2 operators could not be checked, so nothing is said of them.");

        alter("r", 2, 0.1f);
        continueFrom(ADD);
        Localisation found = localise();
        assertThat(found.guilty()).isEmpty();
        assertThat(found.suspicion()).hasValue(new Stretch(MATMUL, RESHAPE));
        assertThat(found.sentence()).contains("between operators 0 and 2").contains("may begin among them");
    }

    @Test
    void aGuiltyOperatorBehindAGapIsTheFirstThatCouldBeChecked() throws Exception {
        trace.remove("m");
        alter("a", 2, 0.1f);
        continueFrom(ADD + 1);
        Localisation found = localise();
        assertThat(found.guilty()).hasValue(ADD);
        assertThat(found.sentence())
                .contains("1 operator before it could not be checked, so the first divergence lies at or before it.");
    }

    @Test
    void gapsAreBridgedAcrossWavesAndFromAlteredValues() throws Exception {
        alter("m", 3, 0.5f);
        continueFrom(TANH);
        trace.remove("t");
        trace.remove("r");
        for (long memory : new long[] {1, 1 << 20}) {
            Localisation found = localise(LocaliserSettings.ordinary().within(memory));
            assertThat(found.guilty()).hasValue(MATMUL);
            assertThat(verdicts(found))
                    .containsExactly("OUTSIDE", "INCONCLUSIVE", "INCONCLUSIVE", "BIT_EXACT", "BIT_EXACT");
        }
    }

    @Test
    void aFinalOutputThatOnlyTheClaimHasMayComeOfFusedOperators() throws Exception {
        Tensor last = tensor("y");
        trace.remove("y");
        float[] rounded = floats(last);
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] *= 1 + 3e-7f;
        }
        Localisation found = localise(Tensor.ofFloats(last.dims(), rounded));
        assertThat(found.guilty()).isEmpty();
        assertThat(found.suspicion()).isEmpty();
        rounded[floats(last).length - 1] += 1;
        found = localise(Tensor.ofFloats(last.dims(), rounded));
        assertThat(found.guilty()).isEmpty();
        assertThat(found.suspicion()).hasValue(new Stretch(4, 4));
    }

    @Test
    void aTraceThatIsNotThatOfTheClaimIsSaid() throws Exception {
        trace.put("x", numbers(7, 4, 8));
        trace.put("w", numbers(8, 8, 6));
        Tensor y = tensor("y");
        float[] other = floats(y);
        other[0] += 1;
        Localisation found = localise(Tensor.ofFloats(y.dims(), other));
        assertThat(found.contradictions())
                .extracting(Contradiction::code)
                .containsExactly("LO-TRACE-INPUT", "LO-TRACE-WEIGHT", "LO-TRACE-OUTPUT");
        assertThat(found.guilty()).isEmpty();
        assertThat(found.sentence()).contains("'x'").contains("'w'").contains("'y'");
        trace.put("x", Objects.requireNonNull(inputs.get("x")));
        trace.put("w", numbers(2, 8, 6));
        assertThat(localise().contradictions()).isEmpty();
    }

    @Test
    void operatorsWithoutABoundAreUncheckedUnlessTheyAreExact() throws Exception {
        OnnxModel remainders =
                chain(SmallModels.node("Mod", "t", "m", "half").addAttribute(SmallModels.integer("fmod", 1)));
        trace.clear();
        trace.putAll(new OperatorTrace(REEXECUTOR, 1 << 20).hold(remainders, inputs, Cancellation.none()));
        assertThat(localise(remainders, LocaliserSettings.ordinary()).unchecked())
                .isZero();
        alter("t", 5, 0.3f);
        trace.putAll(Continued.from(REEXECUTOR, remainders, RESHAPE, inputs, trace));
        Localisation found = localise(remainders, LocaliserSettings.ordinary());
        assertThat(found.guilty()).isEmpty();
        assertThat(found.unchecked()).isEqualTo(1);
        assertThat(found.suspicion()).hasValue(new Stretch(TANH, TANH));
        assertThat(found.operators().get(TANH).bound()).isNaN();
        assertThat(found.sentence()).contains("nothing bounds it");
    }

    @Test
    void randomNumbersAreNotComparedAndWhatFollowsIs() throws Exception {
        OnnxModel random = chain(SmallModels.node("RandomNormalLike", "t", "m"));
        trace.clear();
        trace.putAll(new OperatorTrace(REEXECUTOR, 1 << 20).hold(random, inputs, Cancellation.none()));
        Localisation honest = localise(random, LocaliserSettings.ordinary());
        assertThat(verdicts(honest))
                .containsExactly("BIT_EXACT", "INCONCLUSIVE", "BIT_EXACT", "BIT_EXACT", "BIT_EXACT");
        assertThat(honest.operators().get(TANH).reason()).contains("random");
        alter("a", 1, 0.5f);
        assertThat(localise(random, LocaliserSettings.ordinary()).guilty()).hasValue(ADD);
    }

    @Test
    void onlyFinalOutputsNameNoOperator() throws Exception {
        Localisation plain = Localisation.withoutTrace(Optional.empty());
        assertThat(plain.operators()).isEmpty();
        assertThat(plain.sentence()).contains("not with which operator");
        assertThat(Localisation.withoutTrace(Optional.of("Without its last layer the model gives it."))
                        .sentence())
                .endsWith("Without its last layer the model gives it.");
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        outputs.put("y", tensor("y"));
        Localisation found = new Localiser(REEXECUTOR, LocaliserSettings.ordinary())
                .localise(new TracedClaim(model, inputs, outputs, TraceValues.NONE), Cancellation.none());
        assertThat(found.unchecked()).isEqualTo(4);
        assertThat(found.operators().getLast().verdict()).isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void whatKeepsItFromLookingIsThrown() {
        inputs.put("w", numbers(2, 8, 6));
        assertThatThrownBy(this::localise)
                .isInstanceOf(ExecutionException.class)
                .hasFieldOrPropertyWithValue(
                        "message",
                        "The claim gives 'w', which is no input of the model or one that has a default;"
                                + " it cannot be traced.");
        inputs.remove("w");
        TraceValues unreadable = name -> {
            throw new IOException("The file is gone.");
        };
        var claim = new TracedClaim(model, inputs, new LinkedHashMap<>(), unreadable);
        assertThatThrownBy(() ->
                        new Localiser(REEXECUTOR, LocaliserSettings.ordinary()).localise(claim, Cancellation.none()))
                .isInstanceOf(IOException.class)
                .hasMessage("The file is gone.");
    }

    @Test
    void progressIsToldToTheEnd() throws Exception {
        int[] last = new int[2];
        new Localiser(REEXECUTOR, LocaliserSettings.ordinary().within(1))
                .localise(claim(model, tensor("y")), Cancellation.none(), (done, all) -> {
                    assertThat(done).isGreaterThan(last[0]);
                    last[0] = done;
                    last[1] = all;
                });
        assertThat(last).containsExactly(5, 5);
    }

    private static List<String> verdicts(Localisation found) {
        return found.operators().stream().map(each -> each.verdict().name()).toList();
    }

    private Localisation localise() throws Exception {
        return localise(LocaliserSettings.ordinary());
    }

    private Localisation localise(LocaliserSettings settings) throws Exception {
        return localise(model, settings);
    }

    private Localisation localise(OnnxModel of, LocaliserSettings settings) throws Exception {
        return new Localiser(REEXECUTOR, settings).localise(claim(of, tensor("y")), Cancellation.none());
    }

    private Localisation localise(Tensor output) throws Exception {
        return new Localiser(REEXECUTOR, LocaliserSettings.ordinary())
                .localise(claim(model, output), Cancellation.none());
    }

    private TracedClaim claim(OnnxModel of, Tensor output) {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        outputs.put("y", output);
        return new TracedClaim(of, inputs, outputs, TraceValues.of(trace));
    }

    private Tensor tensor(String name) {
        return (Tensor) Objects.requireNonNull(trace.get(name));
    }

    private void alter(String name, int element, float by) {
        Tensor tensor = tensor(name);
        float[] floats = floats(tensor);
        floats[element] += by;
        trace.put(name, Tensor.ofFloats(tensor.dims(), floats));
    }

    private void alterByUnits(String name, int element, int units) {
        Tensor tensor = tensor(name);
        float[] floats = floats(tensor);
        for (int i = 0; i < units; i++) {
            floats[element] = Math.nextUp(floats[element]);
        }
        trace.put(name, Tensor.ofFloats(tensor.dims(), floats));
    }

    /** The values from an operator on become what an honest machine makes of those before. */
    private void continueFrom(int operator) throws Exception {
        trace.putAll(Continued.from(REEXECUTOR, model, operator, inputs, trace));
    }

    private static LocaliserSettings measured(ErrorVector threshold, boolean covers) {
        return LocaliserSettings.ordinary().measured(new EmpiricalBounds() {
            @Override
            public OptionalDouble exceedance(String value, Tensor claimed, Tensor recomputed) {
                return value.equals("t")
                        ? OptionalDouble.of(ErrorVector.of(claimed, recomputed).exceedance(threshold))
                        : OptionalDouble.empty();
            }

            @Override
            public boolean covers() {
                return covers;
            }
        });
    }

    private static ErrorVector all(double allowed) {
        List<Double> same = Collections.nCopies(ErrorVector.PERCENTILES.size(), allowed);
        return new ErrorVector(same, same, allowed);
    }

    private static float[] floats(Tensor tensor) {
        float[] floats = new float[(int) tensor.elementCount()];
        tensor.data().asFloatBuffer().get(floats);
        return floats;
    }

    private static Tensor numbers(int seed, long... dims) {
        Random random = new Random(seed);
        float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.ofFloats(Arrays.stream(dims).boxed().toList(), values);
    }
}
