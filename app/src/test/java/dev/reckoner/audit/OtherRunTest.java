package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.BatchSensitivity;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibratedValue;
import dev.reckoner.runtime.calibrate.Configuration;
import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An honest way to run the model gives the answer nearly: is that enough? */
class OtherRunTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor();
    private static final double MEASURED = 1e-6;
    private static final double SAFETY = 3;
    private static final EnvironmentRecord HERE = EnvironmentRecord.here()
            .with("optimisation", "NO_OPT")
            .with("threads", 1)
            .with("mode", "SEQUENTIAL");

    private static final Judgement OUTPUTS = new Judgement(Verdict.OUTSIDE, "EX-OUTSIDE", "", Optional.empty());

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void whereHonestRunsWereMeasuredItHasToBeAsCloseAsThey() throws Exception {
        var compared = compared(Optional.of(profile()));
        assertThat(compared.isMeasured(compared.outputs().getFirst())).isTrue();
        assertThat(OtherRun.counts(fit(Explanation.Kind.CONFIGURATION, 1e-4), compared, OUTPUTS))
                .isFalse();
        assertThat(OtherRun.counts(fit(Explanation.Kind.CONFIGURATION, 2e-6), compared, OUTPUTS))
                .isTrue();
        assertThat(OtherRun.counts(fit(Explanation.Kind.BATCH, 0), compared, OUTPUTS))
                .isTrue();
    }

    @Test
    void whereNoneWereMeasuredTheToleranceOfItsTypeStands() throws Exception {
        var compared = compared(Optional.empty());
        assertThat(compared.isMeasured(compared.outputs().getFirst())).isFalse();
        assertThat(OtherRun.counts(fit(Explanation.Kind.CONFIGURATION, 1e-4), compared, OUTPUTS))
                .isTrue();
    }

    @Test
    void nothingThatGivesTheLastOutputClearsAnOperator() throws Exception {
        var guilty = new Judgement(Verdict.OUTSIDE, ReexecutionCode.OPERATOR.code(), "", Optional.empty());
        var compared = compared(Optional.empty());
        assertThat(OtherRun.counts(fit(Explanation.Kind.BATCH, 0), compared, guilty))
                .isFalse();
        assertThat(OtherRun.counts(fit(Explanation.Kind.FORM, 0), compared, guilty))
                .isFalse();
    }

    private static Explanation.Fit fit(Explanation.Kind kind, double error) {
        return new Explanation.Fit(kind, "another way", error, error, 1, 0, true);
    }

    private static Compared compared(Optional<CalibratedProfile> profile) throws Exception {
        var own = Tensor.ofFloats(List.of(2L), 1, 2);
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        outputs.put("y", own);
        var run = new PreparedRun(
                claim(), OnnxModel.of(RerunTrails.ROOT), new LinkedHashMap<>(), ExecutionProfile.CANONICAL);
        var tolerances = new Tolerances(profile, HERE, HERE, true);
        var comparison = TensorComparator.compare("y", Tensor.ofFloats(List.of(2L), 1, 3), own);
        return new Compared(
                run,
                new Execution(outputs, Duration.ZERO, HERE),
                tolerances,
                new Margins(run, tolerances, REEXECUTOR),
                new ComparedOutputs(List.of(comparison), new LinkedHashMap<>()),
                0);
    }

    private static CalibratedProfile profile() {
        var errors = Collections.nCopies(ErrorVector.PERCENTILES.size(), MEASURED);
        var vector = new ErrorVector(errors, errors, MEASURED);
        var measured = new MeasuredErrors(vector, vector, 1, 1);
        SequencedMap<String, CalibratedValue> outputs = new LinkedHashMap<>();
        outputs.put("y", new CalibratedValue(measured, measured));
        return new CalibratedProfile(
                Digest.sha256(RerunTrails.ROOT).hex(),
                50,
                true,
                1,
                SAFETY,
                List.of(Configuration.of(HERE)),
                List.of(0),
                outputs,
                new LinkedHashMap<>(),
                BatchSensitivity.UNKNOWN,
                List.of());
    }

    private static Claim claim() {
        var id = Digest.sha256(new byte[] {1});
        return new Claim(
                id,
                "one",
                "native bundle",
                Instant.EPOCH,
                Map.of(),
                new ModelReference("m", "1", Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(id),
                List.of(),
                "");
    }
}
