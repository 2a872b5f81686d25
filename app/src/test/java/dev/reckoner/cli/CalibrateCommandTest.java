package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.CalibrationFile;
import dev.reckoner.audit.SoftmaxTrail;
import dev.reckoner.crypto.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
    private static final String MODEL = Digest.sha256(SoftmaxTrail.model()).hex();

    @TempDir
    Path folder = Path.of("");

    private String audit = "";
    private String file = "";

    @BeforeEach
    void makeTheCase() throws Exception {
        audit = folder.resolve("case").toString();
        file = folder.resolve("softmax.calibration.json").toString();
        var trail = SoftmaxTrail.write(folder).toString();
        assertThat(Typed.run("case", "create", audit).exit()).isZero();
        Typed.run("import", "-c", audit, trail);
    }

    @Test
    void aModelOfTheCaseIsCalibratedExportedAndListed() throws Exception {
        var typed = Typed.run(
                "calibrate", "-c", audit, MODEL, "--inputs", "4", "--safety", "4", "--device", "cpu", "--export", file);

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("Measured with 4 inputs made for it in 20 configurations on CPU: ")
                .contains(", factor of safety 4")
                .containsPattern(
                        "covered: CPU: .* with ONNX Runtime .*: NO_OPT, BASIC, EXTENDED, LAYOUT, ALL; 1, 2, 4 threads")
                .contains("A row in a batch has the bits that it has alone")
                .contains("1 operator value measured.");
        assertThat(CalibrationFile.read(Path.of(file)).model()).isEqualTo(MODEL);
        assertThat(Typed.run("calibrate", "-c", audit).out()).contains("measured here");
    }

    @Test
    void aCalibrationFromElsewhereIsImported() {
        Typed.run("calibrate", "--model", folder.resolve("softmax.onnx").toString(), "--inputs", "4", "--export", file);
        var typed = Typed.run("calibrate", "-c", audit, "--import", file);

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(Typed.run("calibrate", "-c", audit, "--json").out())
                .contains("from softmax.calibration.json")
                .contains(MODEL);
    }

    /** Whatever this machine has beside its processor. */
    @Test
    void everyUsableDeviceTakesPartUnlessSomeAreNamed() {
        var typed = Typed.run("calibrate", "-c", audit, MODEL, "--inputs", "2", "--outputs-only");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("covered: CPU: ");

        var unknown =
                Typed.run("calibrate", "-c", audit, MODEL, "--inputs", "2", "--device", "cpu", "--device", "abacus");
        assertThat(unknown.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(unknown.err())
                .contains("This machine has no device abacus. 'reckoner devices' lists those that it has.");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        var some = Files.writeString(folder.resolve("some.json"), "{}").toString();

        assertThat(Typed.run("calibrate", "-c", audit, "gpt").err())
                .startsWith("CA-MODEL: No model of this case is gpt");
        assertThat(Typed.run("calibrate", "-c", audit, "--import", some).err())
                .startsWith("CA-FORMAT: " + some + " is no calibration");
        assertThat(Typed.run("calibrate", "--model", some).err()).startsWith("CL-USAGE: A model file is calibrated");
        assertThat(Typed.run("calibrate", "--model", some, "--export", file).err())
                .startsWith("RT-MODEL-");
        assertThat(Typed.run("calibrate", "-c", audit, MODEL, "--import", some).err())
                .startsWith("CL-USAGE: Name a model of the case, or");
        assertThat(Typed.run("calibrate", "-c", audit, MODEL, "--inputs", "1").err())
                .startsWith("CL-ARGUMENT: A calibration takes 2 to 10000 inputs, not 1.");
        assertThat(Typed.run(
                                "calibrate",
                                "-c",
                                audit,
                                "--import",
                                folder.resolve("none").toString())
                        .exit())
                .isEqualTo(ExitCode.COULD_NOT_RUN);
    }
}
