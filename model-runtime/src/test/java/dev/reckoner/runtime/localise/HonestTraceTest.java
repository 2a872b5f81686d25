package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever ran the published model is accused of nothing, however his machine rounds. */
class HonestTraceTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(2);
    private static final SequencedMap<String, OnnxValue> INPUTS = SentenceEncoder.tokens(2, 12);

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @ParameterizedTest
    @CsvSource({"1,NO_OPT", "2,NO_OPT", "4,NO_OPT", "1,BASIC", "2,BASIC", "4,BASIC", "4,ALL"})
    void threadsAndLevelsChangeNothing(int threads, Optimisation level) throws Exception {
        for (OnnxModel model : List.of(SentenceEncoder.precise(), SentenceEncoder.quantised())) {
            ExecutionProfile profile =
                    ExecutionProfile.CANONICAL.withThreads(threads).withOptimisation(level);
            var values = List.copyOf(OperatorGraph.of(model).values());
            var trace = REEXECUTOR
                    .run(model.edited(new Edit.Expose(values)), INPUTS, profile, Cancellation.none())
                    .outputs();
            Localisation found = localise(model, trace);
            assertThat(found.guilty()).isEmpty();
            assertThat(found.unchecked()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void operatorByOperatorItIsTheSameTrace(boolean quantised) throws Exception {
        OnnxModel model = quantised ? SentenceEncoder.quantised() : SentenceEncoder.precise();
        var trace = new OtherMachine(REEXECUTOR, model, false).trace(INPUTS);
        assertThat(trace).isEqualTo(new OperatorTrace(REEXECUTOR, 1L << 28).hold(model, INPUTS, Cancellation.none()));
        Localisation found = localise(model, trace);
        assertThat(found.operators())
                .hasSize(quantised ? 772 : 637)
                .allMatch(each -> each.verdict() == Verdict.BIT_EXACT);
        assertThat(found.sentence())
                .contains("operators did to the claimed inputs what is claimed")
                .contains("No operator is accused");
    }

    @Test
    void aMachineThatRoundsOtherwiseIsWithinTheBoundsOfItsOperators() throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        var trace = new OtherMachine(REEXECUTOR, model, true).trace(INPUTS);
        Localisation found = localise(model, trace);
        assertThat(found.guilty()).isEmpty();
        assertThat(found.unchecked()).isZero();
        assertThat(found.operators())
                .anyMatch(each -> each.verdict() == Verdict.WITHIN_THEORETICAL && each.multiple() > 0);
        assertThat(found.operators().getLast().drift()).isBetween(1e-8, 1e-5);
    }

    @Test
    void eightBitsOnAMachineThatRoundsOtherwiseAreNotAccusedEither() throws Exception {
        OnnxModel model = SentenceEncoder.quantised();
        var trace = new OtherMachine(REEXECUTOR, model, true).trace(INPUTS);
        Localisation found = localise(model, trace);
        assertThat(found.guilty()).isEmpty();
        assertThat(found.unchecked()).isZero();
        assertThat(found.operators().getLast().drift()).isGreaterThan(1e-4);
    }

    private static Localisation localise(OnnxModel model, SequencedMap<String, OnnxValue> trace) throws Exception {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        model.outputs().forEach(output -> outputs.put(output.name(), trace.get(output.name())));
        var claim = new TracedClaim(model, INPUTS, outputs, TraceValues.of(trace));
        return new Localiser(REEXECUTOR, LocaliserSettings.ordinary()).localise(claim, Cancellation.none());
    }
}
