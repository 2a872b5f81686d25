package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What operators one by one say of an answer. */
class OperatorJudgementTest {
    @Test
    void operatorsThatAgreeSpeakOnlyForTheAnswerThatTheirTraceEndsWith() {
        var agree = localisation(operator("MatMul", Verdict.BIT_EXACT), operator("Add", Verdict.WITHIN_EMPIRICAL));
        assertThat(judge(agree, true).orElseThrow().code()).isEqualTo("EX-OPERATORS-AGREE");
        assertThat(judge(agree, false)).isEmpty();
    }

    @Test
    void aGuiltyOperatorSpeaksAgainstTheClaimWhateverItsTraceEndsWith() {
        var guilty = localisation(operator("MatMul", Verdict.OUTSIDE), operator("Add", Verdict.BIT_EXACT));
        assertThat(judge(guilty, false).orElseThrow().sentence())
                .isEqualTo(
                        "The operator MatMul 0 (MatMul) does not give what was claimed of it, from the claimed values before it");
    }

    @Test
    void anOperatorThatDrawsIsNeverGuiltyAndHidesNoOther() {
        var drawn = localisation(operator("Dropout", Verdict.OUTSIDE), operator("Add", Verdict.BIT_EXACT));
        assertThat(OperatorJudgement.of(drawn, Set.of("Dropout"), true, true)).isEmpty();
        var both = localisation(operator("Dropout", Verdict.OUTSIDE), operator("MatMul", Verdict.OUTSIDE));
        assertThat(OperatorJudgement.of(both, Set.of("Dropout"), true, true)
                        .orElseThrow()
                        .sentence())
                .startsWith("The operator MatMul 1 (MatMul)");
    }

    /** Others may have widened the range to which a batch is quantised; of a claim that ran alone there were none. */
    @Test
    void theScaleOfAnUnknownBatchIsSaidToBeTakenOnTrust() {
        var scaled = localisation(
                operator("DynamicQuantizeLinear", Verdict.WITHIN_THEORETICAL),
                operator("MatMulInteger", Verdict.BIT_EXACT));
        var unknown = OperatorJudgement.of(scaled, Set.of(), true, false).orElseThrow();
        assertThat(unknown.verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(unknown.sentence()).endsWith("if others in its batch widened the range to which it quantises");
        assertThat(OperatorJudgement.of(scaled, Set.of(), true, true)
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
    }

    private static Optional<Judgement> judge(Localisation localisation, boolean ofTheAnswer) {
        return OperatorJudgement.of(localisation, Set.of(), ofTheAnswer, true);
    }

    private static Localisation localisation(Operator... operators) {
        var errors = new ArrayList<OperatorError>();
        var guilty = OptionalInt.empty();
        for (int i = 0; i < operators.length; i++) {
            var each = operators[i];
            errors.add(
                    new OperatorError(i, each.type(), each.type() + " " + i, "v" + i, each.verdict(), 0, 0, 0, 0, ""));
            if (each.verdict() == Verdict.OUTSIDE && guilty.isEmpty()) {
                guilty = OptionalInt.of(i);
            }
        }
        return new Localisation(List.copyOf(errors), guilty, 0, "");
    }

    private record Operator(String type, Verdict verdict) {}

    private static Operator operator(String type, Verdict verdict) {
        return new Operator(type, verdict);
    }
}
