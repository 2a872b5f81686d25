package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.device.EnvironmentRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which circumstances a calibration speaks for. */
class CoverageTest {
    private static final BatchSensitivity NONE = new BatchSensitivity(4, true, true, 4, true, true);
    private static final BatchSensitivity SOME = new BatchSensitivity(4, false, true, 0, false, false);

    private final EnvironmentRecord plain = environment("NO_OPT", "1");
    private final EnvironmentRecord fused = environment("ALL", "4");

    @Test
    void theVeryConfigurationOfTheRunIsTheSame() {
        assertThat(profile(NONE).coverage(plain, plain, false)).isEqualTo(Coverage.SAME_CONFIGURATION);
        assertThat(profile(SOME).coverage(plain, plain, true)).isEqualTo(Coverage.SAME_CONFIGURATION);
    }

    /** What a record leaves out may have been otherwise, and then another bit accuses nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"mode", "cpu.name", "cpu.instructions", "os.name", "ort.jar.sha256"})
    void whatLeavesOutAnythingThatChoosesBetweenKernelsIsNotTheSame(String name) {
        var without = new LinkedHashMap<>(plain.values());
        without.remove(name);

        assertThat(profile(NONE).coverage(new EnvironmentRecord(without), plain, true))
                .isEqualTo(Coverage.COVERED);
        assertThat(profile(NONE).coverage(new EnvironmentRecord(without), new EnvironmentRecord(without), true))
                .isEqualTo(Coverage.COVERED);
    }

    @Test
    void anotherBatchIsAnotherConfigurationWhereRowsKnowOfEachOther() {
        assertThat(profile(SOME).coverage(plain, plain, false)).isEqualTo(Coverage.COVERED);
        assertThat(profile(BatchSensitivity.UNKNOWN).coverage(plain, plain, false))
                .isEqualTo(Coverage.COVERED);
    }

    @Test
    void whatWasMeasuredIsCovered() {
        assertThat(profile(NONE).coverage(fused, plain, false)).isEqualTo(Coverage.COVERED);
    }

    @Test
    void whatWasNotMeasuredIsNotCovered() {
        assertThat(profile(NONE).coverage(environment("ALL", "8"), plain, false))
                .isEqualTo(Coverage.NOT_COVERED);
        assertThat(profile(NONE).coverage(fused.with("ort.version", "1.20.0"), plain, false))
                .isEqualTo(Coverage.NOT_COVERED);
        assertThat(profile(NONE).coverage(fused.with("ep.use_tf32", "1"), plain, false))
                .isEqualTo(Coverage.NOT_COVERED);
        assertThat(profile(NONE).coverage(fused, environment("ALL", "8"), false))
                .isEqualTo(Coverage.NOT_COVERED);
    }

    @Test
    void aRecordThatLeavesOutWhatChangesBitsSaysNothing() {
        var without = new LinkedHashMap<>(fused.values());
        without.remove("threads");

        assertThat(profile(NONE).coverage(new EnvironmentRecord(without), plain, false))
                .isEqualTo(Coverage.UNKNOWN);
        assertThat(profile(NONE).coverage(new EnvironmentRecord(new LinkedHashMap<>()), plain, false))
                .isEqualTo(Coverage.UNKNOWN);
        assertThat(Configuration.of(without).missing()).containsExactly("threads");
    }

    /** Where and with how many cores does not change bits; what the record leaves out of it may be anything. */
    @Test
    void whatDoesNotTellIsNotCompared() {
        var some = new LinkedHashMap<>(fused.values());
        some.remove("cpu.name");

        assertThat(profile(NONE).coverage(fused.with("cpu.cores", 64).with("jdk", "21"), plain, false))
                .isEqualTo(Coverage.COVERED);
        assertThat(profile(NONE).coverage(new EnvironmentRecord(some), plain, false))
                .isEqualTo(Coverage.COVERED);
    }

    @Test
    void aDeviceIsNamedInsteadOfTheProcessor() {
        EnvironmentRecord card = fused.with("ep", "CUDAExecutionProvider");

        assertThat(Configuration.of(card).missing()).containsExactly("device.name");
        assertThat(Configuration.of(card.with("device.name", "NVIDIA H100")).words())
                .isEqualTo("CUDAExecutionProvider, ALL, 4 threads, ONNX Runtime 1.29.0, NVIDIA H100");
    }

    private CalibratedProfile profile(BatchSensitivity batch) {
        return new CalibratedProfile(
                "00".repeat(32),
                50,
                true,
                1,
                3,
                List.of(Configuration.of(plain), Configuration.of(fused)),
                List.of(0, 1),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                batch,
                List.of());
    }

    private static EnvironmentRecord environment(String level, String threads) {
        var values = new TreeMap<String, String>();
        values.put("ort.version", "1.29.0");
        values.put("ep", "CPUExecutionProvider");
        values.put("cpu.name", "AMD EPYC");
        values.put("cpu.instructions", "avx2 fma");
        values.put("os.arch", "amd64");
        values.put("os.name", "Linux");
        values.put("mode", "SEQUENTIAL");
        values.put("ort.jar.sha256", "aa");
        values.put("optimisation", level);
        values.put("threads", threads);
        return new EnvironmentRecord(new LinkedHashMap<>(values));
    }
}
