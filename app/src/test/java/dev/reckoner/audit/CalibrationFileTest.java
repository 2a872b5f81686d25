package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reckoner.runtime.calibrate.BatchSensitivity;
import dev.reckoner.runtime.calibrate.CalibratedOperator;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibratedValue;
import dev.reckoner.runtime.calibrate.Configuration;
import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationFileTest {
    private static final MeasuredErrors ERRORS = MeasuredErrors.none(1, 2)
            .including(Tensor.ofFloats(List.of(1L, 2L), 1, 1.0000001f), Tensor.ofFloats(List.of(1L, 2L), 1, 1));
    private static final String TEXT = new String(CalibrationFile.write(profile()), StandardCharsets.UTF_8);

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        assertThat(CalibrationFile.read(CalibrationFile.write(profile()), "f")).isEqualTo(profile());
        assertThat(CalibrationFile.write(profile())).isEqualTo(CalibrationFile.write(profile()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reckoner-calibration/1 | reckoner-calibration/2 | CA-VERSION",
                "reckoner-calibration/1 | anything | CA-FORMAT",
                "\"inputs\" : 50 | \"inputs\" : 1 | CA-VALUE",
                "\"inputs\" : 50 | \"inputs\" : \"50\" | CA-FORMAT",
                "\"inputs\" : 50 | \"inputs\" : 50.5 | CA-FORMAT",
                "\"inputs\" : 50, | '' | CA-FORMAT",
                "\"inputs\" : 50 | \"inputs\" : 50, \"extra\" : 1 | CA-FORMAT",
                "\"inputs\" : 50 | \"inputs\" : 50, \"inputs\" : 50 | CA-FORMAT",
                "\"safety\" : 3.0 | \"safety\" : 1e9 | CA-VALUE",
                "\"safety\" : 3.0 | \"safety\" : null | CA-FORMAT",
                "\"relativeL2\" | \"other\" | CA-FORMAT",
                "\"threads\" | \"strands\" | CA-VALUE",
                "\"groups\" : [ 0 ] | \"groups\" : [ ] | CA-FORMAT",
                "\"groups\" : [ 0 ] | \"groups\" : [ -1 ] | CA-VALUE",
                "aaaaaaaa | AAAAAAAA | CA-VALUE",
            })
    void whatIsNotAsTheFormatHasItIsRefused(String what, String by, String code) {
        assertThat(TEXT).contains(what);
        var refused = refused(TEXT.replaceFirst(java.util.regex.Pattern.quote(what), by));

        assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
        assertThat(refused.getMessage()).startsWith("f");
    }

    /** A threshold that is no number would let everything pass, or nothing. */
    @ParameterizedTest
    @CsvSource({"\"NaN\",CA-VALUE", "-1,CA-VALUE", "1e999,CA-VALUE"})
    void aFigureThatIsNoThresholdIsRefused(String figure, String code) {
        String text = TEXT.replaceFirst("\"relativeL2\" : [^,\\s}]+", "\"relativeL2\" : " + figure);

        assertThat(refused(text).code()).isEqualTo(code);
    }

    @Test
    void percentilesThatDescendAreRefused() {
        String descending = TEXT.replaceFirst("\"absolute\" : \\[ [^,]+,", "\"absolute\" : [ 1.0,");

        assertThat(refused(descending).code()).isEqualTo("CA-VALUE");
    }

    /** Whatever bytes are changed: it is refused with a code, or it is still a calibration. */
    @Test
    void damagedFilesAreRefusedOrSound() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            }
            try {
                assertThat(CalibrationRules.fault(CalibrationFile.read(bytes, "f")))
                        .isEmpty();
            } catch (RefusedCalibration refused) {
                assertThat(refused.code()).startsWith("CA-");
            }
        }
    }

    private static RefusedCalibration refused(String text) {
        return catchThrowableOfType(
                RefusedCalibration.class, () -> CalibrationFile.read(text.getBytes(StandardCharsets.UTF_8), "f"));
    }

    static CalibratedProfile withSafety(CalibratedProfile profile, double safety) {
        return new CalibratedProfile(
                profile.model(),
                profile.inputs(),
                profile.made(),
                profile.seed(),
                safety,
                profile.configurations(),
                profile.groups(),
                profile.outputs(),
                profile.operators(),
                profile.batch(),
                profile.leftOut());
    }

    private static CalibratedProfile profile() {
        var outputs = new LinkedHashMap<String, CalibratedValue>();
        outputs.put("y", new CalibratedValue(ERRORS, MeasuredErrors.none(1, 2)));
        var operators = new LinkedHashMap<String, CalibratedOperator>();
        operators.put("y", new CalibratedOperator(0, "Softmax", ERRORS.whole(), Optional.of(ErrorVector.ZERO), 1, 2));
        operators.put("z", new CalibratedOperator(1, "Erf", ErrorVector.ZERO, Optional.empty(), 1, 2));
        var configuration = new Configuration(new TreeMap<>(Map.of(
                "ort.version", "1.29.0",
                "ep", "CPUExecutionProvider",
                "optimisation", "ALL",
                "threads", "4",
                "os.arch", "amd64",
                "cpu.name", "AMD EPYC")));
        return new CalibratedProfile(
                "a".repeat(64),
                50,
                true,
                1,
                3,
                List.of(configuration),
                List.of(0),
                outputs,
                operators,
                BatchSensitivity.UNKNOWN,
                List.of("CUDAExecutionProvider, NO_OPT: not there"));
    }
}
