package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.runtime.tensor.TensorSequence;
import dev.reckoner.runtime.tensor.ValueProtos;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.opengradient.inference.UntypedTensor;
import dev.reckoner.trail.opengradient.inference.UntypedTensors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputComparisonTest {
    private static final Tensor HONEST = Tensor.ofFloats(List.of(3L), 1, 2, 14);
    private static final Tensor FALSE = Tensor.ofFloats(List.of(3L), 1, 2, -999);

    private static final TensorSequence SEQUENCE = new TensorSequence(List.of(HONEST, FALSE));

    @TempDir
    Path folder = Path.of("");

    private Optional<Ledger> ledger = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        ledger = Optional.of(Ledger.create(folder.resolve("case"), "test", Instant.EPOCH));
    }

    @AfterEach
    void close() throws Exception {
        ledger.orElseThrow().close();
    }

    private Digest keep(Tensor tensor) throws Exception {
        return ledger.orElseThrow().blobs().put(TensorProtos.write(tensor));
    }

    private static Claim claim(ValueReference... outputs) {
        var id = Digest.sha256(new byte[] {1});
        return new Claim(
                id,
                "one",
                "native bundle",
                Instant.EPOCH,
                Map.of(),
                new ModelReference("add", "1", Optional.empty()),
                List.of(),
                List.of(outputs),
                Optional.empty(),
                Optional.of(id),
                List.of(),
                "");
    }

    private static ValueReference output(String name, Digest signed, Tensor canonical, Optional<Digest> held) {
        return new ValueReference(
                name,
                ValueReference.Kind.TENSOR,
                Optional.of(signed),
                Optional.of(Digest.ofSha256(canonical.sha256())),
                held);
    }

    private Verdict compare(ValueReference output) throws Exception {
        return compare(output, ElementType.FLOAT);
    }

    private Verdict compare(ValueReference output, ElementType coarsest) throws Exception {
        return compare(coarsest, output).all().getFirst().verdict();
    }

    private ComparedOutputs compare(ElementType coarsest, ValueReference... outputs) throws Exception {
        var produced = new LinkedHashMap<String, OnnxValue>();
        produced.put("y", HONEST);
        produced.put("s", SEQUENCE);
        var values = new CaseValues(ledger.orElseThrow().blobs());
        return new OutputComparison()
                .compare(
                        claim(outputs),
                        coarsest,
                        new Execution(produced, Duration.ZERO, EnvironmentRecord.here()),
                        values,
                        new Tolerances(Optional.empty(), EnvironmentRecord.here(), EnvironmentRecord.here(), false));
    }

    private String obstacle(ValueReference output) throws Exception {
        return compare(ElementType.FLOAT, output)
                .without()
                .firstEntry()
                .getValue()
                .code();
    }

    @Test
    void aTrueTensorDigestBesideAFalseOutputHidesNothing() throws Exception {
        var signed = keep(FALSE);
        assertThat(compare(output("y", signed, HONEST, Optional.of(signed)))).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void aLostOutputIsRecognisedByTheDigestThatWasSigned() throws Exception {
        var signed = keep(HONEST);
        assertThat(compare(output("y", signed, HONEST, Optional.empty()))).isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void anOutputThatTheModelDoesNotHaveIsNotComparedWithAnother() throws Exception {
        var signed = keep(FALSE);
        assertThat(obstacle(output("pooled", signed, FALSE, Optional.of(signed))))
                .isEqualTo("EX-OUTPUT-MISMATCH");
    }

    /** Whoever adds an output that cannot be compared takes nothing away from what the others say. */
    @Test
    void oneOutputThatCannotBeComparedHidesNoOther() throws Exception {
        var signed = keep(FALSE);
        var compared = compare(
                ElementType.FLOAT,
                output("pooled", signed, FALSE, Optional.of(signed)),
                output("y", signed, FALSE, Optional.of(signed)));
        assertThat(compared.without()).containsOnlyKeys("pooled");
        assertThat(compared.all())
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.INCONCLUSIVE, Verdict.OUTSIDE);
        assertThat(Judgement.worst(compared.all())).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void anOutputThatIsNamedTwiceIsNotComparedAtAll() throws Exception {
        var honest = output("y", keep(HONEST), HONEST, Optional.of(keep(HONEST)));
        var altered = output("y", keep(FALSE), FALSE, Optional.of(keep(FALSE)));
        assertThatThrownBy(() -> compare(ElementType.FLOAT, altered, honest))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("EX-OUTPUT-MISMATCH: The claim names the output y twice");
    }

    @Test
    void sequencesAreComparedTensorByTensor() throws Exception {
        assertThat(sequence(HONEST, FALSE)).isEqualTo(Verdict.BIT_EXACT);
        assertThat(sequence(HONEST, HONEST)).isEqualTo(Verdict.OUTSIDE);
        assertThat(sequence(HONEST)).isEqualTo(Verdict.OUTSIDE);
    }

    private Verdict sequence(Tensor... claimed) throws Exception {
        var signed = ledger.orElseThrow().blobs().put(ValueProtos.write(new TensorSequence(List.of(claimed))));
        return compare(new ValueReference(
                "s", ValueReference.Kind.SEQUENCE, Optional.of(signed), Optional.empty(), Optional.of(signed)));
    }

    /** Without a type it would be compared as float32, whatever the model gives. */
    @Test
    void aSignerCannotChooseTheLooserComparison() throws Exception {
        var untyped = new UntypedTensor.Numbers("y", List.of(0L), List.of());
        var signed = ledger.orElseThrow().blobs().put(UntypedTensors.write(untyped));
        var output = new ValueReference(
                "y", ValueReference.Kind.UNTYPED_TENSOR, Optional.of(signed), Optional.empty(), Optional.of(signed));
        assertThat(obstacle(output)).isEqualTo("EX-NOT-A-TENSOR");
    }

    /** The rounding of 16 bits inside a model shows in outputs of 32. */
    @Test
    void whatOnlyTheRoundingOfHalfPrecisionCouldExplainIsNotDecided() throws Exception {
        var near = Tensor.ofFloats(List.of(3L), 1.05f, 2, 14);
        var signed = keep(near);
        var output = output("y", signed, near, Optional.of(signed));
        assertThat(compare(output, ElementType.FLOAT)).isEqualTo(Verdict.OUTSIDE);
        assertThat(compare(output, ElementType.FLOAT16)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aLostOutputThatIsNotMetIsMissingAndNotOutside() throws Exception {
        var signed = Digest.sha256(TensorProtos.write(FALSE));
        assertThat(obstacle(output("y", signed, FALSE, Optional.empty()))).isEqualTo("EX-OUTPUT-MISSING");
    }
}
