package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.bound.Numbers;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * One element of one weight is another one than in the published model, by one per cent of the weights' root mean square, or by
 * one where they are whole numbers: the operator that uses it is named, and no other. The claims round otherwise than the
 * published model does here: weights that are inputs reach other kernels of the runtime.
 */
class GuiltyWeightTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(4);
    private static final int ROWS = 2;
    private static final int TOKENS = 12;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void everyWeightOfTheEncoderIsFoundAndNobodyElseAccused() throws Exception {
        assertThat(found(SentenceEncoder.precise(), 1)).isEqualTo(102);
    }

    @Test
    void weightsOfEightBitsTheirScalesAndTheirZeroPointsAreFound() throws Exception {
        assertThat(found(SentenceEncoder.quantised(), 5)).isGreaterThan(30);
    }

    /** How many weights were tried, each of them found. */
    private static int found(OnnxModel published, int every) throws Exception {
        SequencedMap<String, OnnxValue> inputs = SentenceEncoder.tokens(ROWS, TOKENS);
        OtherWeights served = new OtherWeights(published, REEXECUTOR);
        SequencedMap<String, OnnxValue> honest = served.trace(inputs);
        assertThat(localise(served.claim(inputs, honest)).guilty()).isEmpty();
        OperatorGraph graph = OperatorGraph.of(published);
        List<String> names = List.copyOf(served.weights().keySet());
        int tried = 0;
        for (int i = 0; i < names.size(); i += every) {
            String name = names.get(i);
            Tensor weight = served.weight(name);
            Operator user = user(graph, name);
            int element = element(graph, user, name, weight, honest, inputs);
            Tensor other = OtherWeights.changed(weight, element, OtherWeights.onePerCent(weight));
            Localisation found = localise(served.claim(inputs, served.trace(inputs, name, other)));
            assertThat(found.guilty()).as(name).hasValue(user.index());
            assertThat(found.unchecked()).as(name).isZero();
            assertThat(found.operators().stream().filter(each -> each.verdict() == Verdict.OUTSIDE))
                    .as(name)
                    .extracting(OperatorError::index)
                    .containsExactly(user.index());
            assertThat(found.guiltyOperator().orElseThrow().multiple()).as(name).isGreaterThan(1);
            tried++;
        }
        return tried;
    }

    private static Localisation localise(TracedClaim claim) throws Exception {
        return new Localiser(REEXECUTOR, LocaliserSettings.ordinary()).localise(claim, Cancellation.none());
    }

    private static Operator user(OperatorGraph graph, String weight) {
        return graph.operators().stream()
                .filter(operator -> operator.inputs().contains(weight))
                .findFirst()
                .orElseThrow();
    }

    /**
     * An element that the input uses: of an embedding one in the row of a token that occurs, of a factor one that meets the
     * largest number.
     */
    private static int element(
            OperatorGraph graph,
            Operator user,
            String name,
            Tensor weight,
            SequencedMap<String, OnnxValue> values,
            SequencedMap<String, OnnxValue> inputs) {
        List<Tensor> others = new ArrayList<>();
        for (String used : graph.valuesUsedBy(user)) {
            others.add((Tensor) (inputs.containsKey(used) ? inputs.get(used) : values.get(used)));
        }
        int last = weight.dims().isEmpty() ? 1 : Math.toIntExact(weight.dims().getLast());
        return switch (user.type()) {
            case "Gather" -> (int) (long) others.getFirst().doubleAt(0) * last + 7;
            case "MatMul", "MatMulInteger" -> weight.dims().size() == 2 ? row(others.getFirst()) * last + 3 : 3;
            case "Mul" -> last == 1 ? 0 : row(others.getFirst()) % last;
            case "DequantizeLinear" -> 0;
            default -> name.contains("position_ids") ? 2 : 5 % last;
        };
    }

    /** The place in the last dimension of the number that is largest, zero points left aside. */
    private static int row(Tensor tensor) {
        double[] numbers = Numbers.of(tensor);
        int largest = 0;
        for (int i = 0; i < numbers.length; i++) {
            largest = Math.abs(numbers[i]) > Math.abs(numbers[largest]) ? i : largest;
        }
        int last = tensor.dims().isEmpty() ? 1 : Math.toIntExact(tensor.dims().getLast());
        return tensor.type() == ElementType.FLOAT || last > 1 ? largest % last : 0;
    }
}
