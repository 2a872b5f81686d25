package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.trail.Claim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibration is an entry of the case, and a file that another case can use. */
class CaseCalibrationTest {
    private static final CalibrationOptions FEW = CalibrationOptions.DEFAULT.withInputs(4);
    private static final Digest MODEL = Digest.sha256(SoftmaxTrail.model());

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void makeTheCase() throws Exception {
        try (var audit = create("case")) {
            audit.importTrails(List.of(SoftmaxTrail.write(folder)), TaskProgress.SILENT);
        }
    }

    @Test
    void aCalibrationIsRecordedAndThereWhenTheCaseIsOpenedAgain() throws Exception {
        CalibratedProfile made;
        try (var audit = open("case")) {
            var row = audit.calibrate(
                    MODEL.hex().substring(0, 12), false, CalibrationDevices.PROCESSOR, FEW, TaskProgress.SILENT);
            assertThat(row.model()).isEqualTo(MODEL);
            assertThat(row.origin()).isEqualTo("measured here");
            made = audit.calibration(MODEL).orElseThrow();
        }
        try (var audit = open("case")) {
            assertThat(audit.calibrations()).hasSize(1);
            assertThat(audit.calibration(MODEL)).contains(made);
            assertThat(made.inputs()).isEqualTo(4);
            assertThat(made.outputs()).containsOnlyKeys("y");
            assertThat(audit.verifyLedger(TaskProgress.SILENT).failures()).isEmpty();
            var lines = audit.entries(0, 1_000);
            assertThat(lines.getLast().kind()).isEqualTo("calibration");
            assertThat(lines.getLast().what()).isEqualTo("Calibration, measured here");
        }
    }

    @Test
    void theInputsOfClaimsCanBeUsed() throws Exception {
        try (var audit = open("case")) {
            var row = audit.calibrate(MODEL.toString(), true, CalibrationDevices.PROCESSOR, FEW, TaskProgress.SILENT);
            var profile = audit.calibration(row.model()).orElseThrow();

            assertThat(profile.inputs()).isEqualTo(3);
            assertThat(profile.made()).isFalse();
        }
    }

    @Test
    void anotherCaseTakesItFromAFileAndTheNewestCounts() throws Exception {
        var file = folder.resolve("softmax.calibration.json");
        try (var audit = open("case")) {
            var row = audit.calibrate(MODEL.hex(), false, CalibrationDevices.PROCESSOR, FEW, TaskProgress.SILENT);
            Files.write(file, audit.blob(row.profile()).orElseThrow());
        }
        try (var audit = create("other")) {
            audit.importCalibration(file);
            Files.write(file, CalibrationFile.write(CalibrationFileTest.withSafety(CalibrationFile.read(file), 5)));
            audit.importCalibration(file);

            assertThat(audit.calibrations())
                    .extracting(CalibrationRow::origin)
                    .containsExactly("from softmax.calibration.json", "from softmax.calibration.json");
            assertThat(audit.calibration(MODEL).orElseThrow().safety()).isEqualTo(5);
        }
    }

    @Test
    void aModelThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
        try (var audit = open("case")) {
            assertThatThrownBy(
                            () -> audit.calibrate("gpt", false, CalibrationDevices.PROCESSOR, FEW, TaskProgress.SILENT))
                    .isInstanceOfSatisfying(
                            RefusedCalibration.class,
                            refused -> assertThat(refused.code()).isEqualTo("CA-MODEL"))
                    .hasMessageStartingWith("No model of this case is gpt; it has ");
            assertThat(audit.calibrations()).isEmpty();
        }
    }

    @Test
    void nothingIsRecordedOfACalibrationThatWasStopped() throws Exception {
        var stopped = new TaskProgress() {
            @Override
            public void report(long done, long total, String what) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        try (var audit = open("case")) {
            assertThatThrownBy(() -> audit.calibrate(MODEL.hex(), false, CalibrationDevices.PROCESSOR, FEW, stopped))
                    .isInstanceOfSatisfying(
                            RefusedCalibration.class,
                            refused -> assertThat(refused.code()).isEqualTo("EX-CANCELLED"));
            assertThat(audit.calibrations()).isEmpty();
        }
    }

    @Test
    void theCircumstancesThatARecorderWritesAreFoundInTheCalibration() throws Exception {
        try (var audit = open("case")) {
            audit.calibrate(MODEL.hex(), false, CalibrationDevices.PROCESSOR, FEW, TaskProgress.SILENT);
            var profile = audit.calibration(MODEL).orElseThrow();
            var claim = audit.claim(AllClaims.of(audit).getFirst().id())
                    .orElseThrow()
                    .claim();
            EnvironmentRecord here = EnvironmentRecord.here()
                    .with("optimisation", "NO_OPT")
                    .with("threads", 1)
                    .with("mode", "SEQUENTIAL");

            var same = tolerances(profile, claim, here);
            assertThat(same.coverage()).isEqualTo(Coverage.SAME_CONFIGURATION);
            assertThat(tolerances(profile, claim, here.with("optimisation", "ALL"))
                            .coverage())
                    .isEqualTo(Coverage.COVERED);
            assertThat(same.words())
                    .startsWith("Measured with 4 inputs made for it in 20 configurations on CPU: ")
                    .contains(", factor of safety 3; fewer")
                    .endsWith("The claim records the very configuration of this run.");
        }
    }

    private static Tolerances tolerances(CalibratedProfile profile, Claim claim, EnvironmentRecord recomputed) {
        return new Tolerances(
                Optional.of(profile), ClaimedEnvironment.of(claim), recomputed, ClaimedEnvironment.ranAlone(claim));
    }

    private RecordedCase create(String name) throws Exception {
        return RecordedCase.create(
                folder.resolve(name), new CaseData(name, "", "", false, Instant.EPOCH), Clock.systemUTC());
    }

    private RecordedCase open(String name) throws Exception {
        return RecordedCase.open(folder.resolve(name), Clock.systemUTC());
    }
}
