package dev.reckoner.runtime.device.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.conform.Outcome;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceProfileFileTest {
    private static final ErrorVector ERROR = new ErrorVector(
            List.of(1e-7, 2e-7, 3e-7, 4e-7, 5e-7, 6e-7, 7e-7),
            List.of(1e-6, 2e-6, 3e-6, 4e-6, 5e-6, 6e-6, 7e-6),
            1.25e-6);

    private static final ErrorVector INFINITE =
            new ErrorVector(Collections.nCopies(7, Double.POSITIVE_INFINITY), Collections.nCopies(7, 0.0), Double.NaN);

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        DeviceProfile profile = profile(ERROR.max(INFINITE), Outcome.DIFFERS, 3e-7);

        assertThat(DeviceProfileReader.read(DeviceProfileFile.write(profile))).isEqualTo(profile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"format\": \"reckoner-device-profile/2\"}",
                "{\"format\": \"reckoner-device-profile/1\", \"runs\": 1}",
                "{\"format\": \"reckoner-device-profile/1\", \"cases\": [{\"outcome\": \"BETTER\"}]}",
                "{\"format\": \"reckoner-device-profile/1\", \"runs\": [{\"nodes\": \"1\", \"errors\": {\"y\": {}}}]}",
            })
    void anotherFileIsRefused(String text) {
        assertThatThrownBy(() -> DeviceProfileReader.read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void anErrorWithinTheFactorIsNotWorse() {
        DeviceProfile kept = profile(ERROR, Outcome.PASSED, 1e-4);

        assertThat(profile(ERROR.times(2), Outcome.PASSED, 2e-4).worseThan(kept, 3))
                .isEmpty();
        assertThat(profile(ERROR.times(4), Outcome.PASSED, 4e-4).worseThan(kept, 3))
                .hasSize(2);
    }

    @Test
    void anErrorThatIsNoNumberIsWorse() {
        assertThat(profile(INFINITE, Outcome.PASSED, 0).worseThan(profile(INFINITE, Outcome.PASSED, 0), 3))
                .hasSize(1);
    }

    @Test
    void aCaseThatPassedAndPassesNoMoreIsWorse() {
        DeviceProfile kept = profile(ERROR, Outcome.PASSED, 0);

        assertThat(profile(ERROR, Outcome.FAILED, 0).worseThan(kept, 3))
                .singleElement()
                .asString()
                .startsWith("node/test_abs is FAILED");
        assertThat(kept.worseThan(profile(ERROR, Outcome.FAILED, 0), 3)).isEmpty();
    }

    @Test
    void whatWasNotMeasuredBeforeIsSaid() {
        DeviceProfile empty = new DeviceProfile("", new LinkedHashMap<>(), List.of(), List.of());

        assertThat(profile(ERROR, Outcome.PASSED, 0).worseThan(empty, 3)).hasSize(2);
    }

    private static DeviceProfile profile(ErrorVector error, Outcome outcome, double relativeL2) {
        return new DeviceProfile(
                "a software driver",
                new LinkedHashMap<>(Map.of("device.name", "SwiftShader")),
                List.of(new MeasuredRun(
                        "m.onnx", "ab", "NO_OPT", "x [1]", 3, "Shape × 1", new LinkedHashMap<>(Map.of("y", error)))),
                List.of(new MeasuredCase("node/test_abs", outcome, "why", 1, "none", OptionalDouble.of(relativeL2))));
    }
}
