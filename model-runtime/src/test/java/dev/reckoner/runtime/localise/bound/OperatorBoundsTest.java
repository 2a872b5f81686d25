package dev.reckoner.runtime.localise.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every formula against the same operator in 53 bits. */
class OperatorBoundsTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(1);
    private static final NodeRuns RUNS = new NodeRuns(REEXECUTOR, 10, Cancellation.none());

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    static Stream<BoundCase> cases() {
        return Stream.of(ElementCases.all(), SumCases.all(), RowCases.all()).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsComputedLiesWithinTheBoundOfOneSide(BoundCase one) throws Exception {
        Application application = application(one);
        Rounding bound = (Rounding) OperatorBounds.of(application);
        double[] errors = bound.errors(application, 0, Arithmetic.CPU);
        double[] computed = Numbers.of(application.recomputed(0));
        assertThat(computed).hasSameSizeAs(one.exact()).hasSameSizeAs(errors);
        double worst = 0;
        for (int i = 0; i < computed.length; i++) {
            double error = Math.abs(computed[i] - one.exact()[i]);
            worst = Math.max(worst, error == 0 ? 0 : error / errors[i]);
        }
        assertThat(worst).as("largest error as a multiple of the bound").isLessThanOrEqualTo(1);
    }

    /** One float further than the last one that is allowed, in each of a hundred places. */
    @ParameterizedTest
    @MethodSource("cases")
    void anErrorJustAboveTheBoundIsSeenAndOneJustBelowIsNot(BoundCase one) throws Exception {
        Application application = application(one);
        Tensor here = application.recomputed(0);
        if (here.type() != ElementType.FLOAT) {
            return;
        }
        double[] allowed = OperatorBounds.of(application).allowed(application, 0, Arithmetic.CPU, Arithmetic.CPU);
        float[] honest = Numbers.floats(here);
        for (int i = 0; i < honest.length; i += Math.max(1, honest.length / 100)) {
            float[] claimed = honest.clone();
            claimed[i] = (float) (honest[i] + allowed[i]);
            while (claimed[i] - (double) honest[i] > allowed[i]) {
                claimed[i] = Math.nextDown(claimed[i]);
            }
            assertThat(multiple(claimed, honest, allowed)).isLessThanOrEqualTo(1);
            claimed[i] = Math.nextUp(claimed[i]);
            assertThat(multiple(claimed, honest, allowed)).isGreaterThan(1);
        }
    }

    private static double multiple(float[] claimed, float[] honest, double[] allowed) {
        double multiple = 0;
        for (int i = 0; i < honest.length; i++) {
            double distance = Math.abs((double) claimed[i] - honest[i]);
            multiple = Math.max(multiple, distance == 0 ? 0 : distance / allowed[i]);
        }
        return multiple;
    }

    @Test
    void everyFormulaHasBeenTried() {
        Set<String> tried = cases().map(one -> one.node().getOpType()).collect(Collectors.toSet());
        Set<String> elsewhere = Set.of(
                // Decisions, in DecisionsTest.
                "QuantizeLinear",
                "DynamicQuantizeLinear",
                "QLinearMatMul",
                "QLinearConv",
                "MatMulInteger",
                "ArgMax",
                "ArgMin",
                "TopK",
                "MaxPool",
                // The same formulas under another name.
                "CastLike",
                "SimplifiedLayerNormalization",
                "FusedMatMul",
                "TransposeMatMul",
                "FastGelu",
                "QuickGelu",
                "LpPool",
                // One product of a count and a weight.
                "TfIdfVectorizer",
                // Not among the kernels of the runtime.
                "CumProd");
        assertThat(OperatorBounds.withFormula())
                .allMatch(operator -> tried.contains(operator) || elsewhere.contains(operator));
    }

    private static Application application(BoundCase one) {
        List<Optional<OnnxValue>> inputs = one.inputs().stream()
                .map(input -> Optional.<OnnxValue>of(input))
                .toList();
        Optional<OnnxValue> here = RUNS.first(one.node(), one.opset(), inputs);
        assertThat(here).as("the runtime has the operator").isPresent();
        return new Application(one.node(), one.opset(), inputs, List.of(here), List.of(here), RUNS);
    }
}
