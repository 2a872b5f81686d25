package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
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

    private static Claim claim(ValueReference output) {
        var id = Digest.sha256(new byte[] {1});
        return new Claim(
                id,
                "one",
                "native bundle",
                Instant.EPOCH,
                Map.of(),
                new ModelReference("add", "1", Optional.empty()),
                List.of(),
                List.of(output),
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
        var produced = new LinkedHashMap<String, OnnxValue>();
        produced.put("y", HONEST);
        var values = new CaseValues(ledger.orElseThrow().blobs());
        return new OutputComparison()
                .compare(
                        claim(output),
                        coarsest,
                        new Execution(produced, Duration.ZERO, EnvironmentRecord.here()),
                        values,
                        new Tolerances(Optional.empty(), EnvironmentRecord.here(), EnvironmentRecord.here(), false))
                .getFirst()
                .verdict();
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
        assertThatThrownBy(() -> compare(output("pooled", signed, FALSE, Optional.of(signed))))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("EX-OUTPUT-MISMATCH");
    }

    /** Without a type it would be compared as float32, whatever the model gives. */
    @Test
    void aSignerCannotChooseTheLooserComparison() throws Exception {
        var untyped = new UntypedTensor.Numbers("y", List.of(0L), List.of());
        var signed = ledger.orElseThrow().blobs().put(UntypedTensors.write(untyped));
        var output = new ValueReference(
                "y", ValueReference.Kind.UNTYPED_TENSOR, Optional.of(signed), Optional.empty(), Optional.of(signed));
        assertThatThrownBy(() -> compare(output)).isInstanceOf(CannotRun.class).hasMessageContaining("EX-NOT-A-TENSOR");
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
    void aLostOutputThatIsNotMetIsMissingAndNotOutside() {
        var signed = Digest.sha256(TensorProtos.write(FALSE));
        assertThatThrownBy(() -> compare(output("y", signed, FALSE, Optional.empty())))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("EX-OUTPUT-MISSING");
    }
}
