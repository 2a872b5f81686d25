package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.BatchSensitivity;
import dev.reckoner.runtime.calibrate.CalibratedOperator;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What single operators are held to. */
class TolerancesTest {
    private static final ErrorVector MEASURED = new ErrorVector(
            Collections.nCopies(ErrorVector.PERCENTILES.size(), 1e-7),
            Collections.nCopies(ErrorVector.PERCENTILES.size(), 1e-7),
            1e-7);

    /** An operator gives almost nothing for one input: rounding of what it adds up is then no small part of what is left. */
    @Test
    void aValueThatIsSmallThisOnceIsMeasuredAgainstItsUsualSize() {
        Tensor own = Tensor.ofFloats(List.of(2L), 1e-4f, -1e-4f);
        Tensor honest = Tensor.ofFloats(List.of(2L), 1.0002e-4f, -1e-4f);
        Tensor altered = Tensor.ofFloats(List.of(2L), 1.1e-4f, -1e-4f);
        assertThat(ErrorVector.of(honest, own).exceedance(MEASURED.times(3))).isGreaterThan(1);

        var bounds = tolerances(new CalibratedOperator(0, "MatMul", MEASURED, Optional.empty(), 1, 1))
                .operators();
        assertThat(bounds.exceedance("t", honest, own).orElseThrow()).isLessThanOrEqualTo(1);
        assertThat(bounds.exceedance("t", altered, own).orElseThrow()).isGreaterThan(1);
        assertThat(bounds.exceedance("other", honest, own)).isEmpty();
        assertThat(bounds.covers()).isFalse();
    }

    private static Tolerances tolerances(CalibratedOperator operator) {
        var operators = new LinkedHashMap<String, CalibratedOperator>();
        operators.put("t", operator);
        var profile = new CalibratedProfile(
                Digest.sha256(new byte[0]).hex(),
                50,
                true,
                1,
                3,
                List.of(),
                List.of(),
                new LinkedHashMap<>(),
                operators,
                BatchSensitivity.UNKNOWN,
                List.of());
        var nothing = new EnvironmentRecord(new LinkedHashMap<>());
        return new Tolerances(Optional.of(profile), nothing, nothing, false);
    }
}
