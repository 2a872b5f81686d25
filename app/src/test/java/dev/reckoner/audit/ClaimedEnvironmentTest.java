package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.runtime.calibrate.Configuration;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.trail.ExecutionRecord;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimedEnvironmentTest {
    @Test
    void anOptionSaysNothingBesideTheFieldThatTheRecordHasForIt() {
        var contradictory = new ExecutionRecord(
                "onnxruntime 1.20.0",
                "CUDAExecutionProvider",
                "ALL",
                4,
                "Linux amd64, avx2",
                Optional.empty(),
                Map.of(
                        "ort.version", "1.29.0",
                        "ep", "CPUExecutionProvider",
                        "threads", "1",
                        "os.name", "Windows 11",
                        "cpu.name", "Z80"));
        assertThat(environment(contradictory))
                .containsEntry("ort.version", "1.20.0")
                .containsEntry("ep", "CUDAExecutionProvider")
                .containsEntry("threads", "4")
                .containsEntry("os.name", "Linux")
                .containsEntry("cpu.name", "Z80");
    }

    @Test
    void anOptionSaysNothingInThePlaceOfAFieldThatIsLeftEmpty() {
        var empty = new ExecutionRecord("", "", "", 0, "", Optional.empty(), Map.of("threads", "1", "ep", "CPU"));
        assertThat(environment(empty)).isEmpty();
    }

    /** Only where a record says all that chooses between kernels do equal inputs have to give equal bits. */
    @Test
    void aRecorderWritesAllThatTellsTwoConfigurationsApart() {
        var profile = ExecutionProfile.CANONICAL;
        var here = EnvironmentRecord.here()
                .with("optimisation", profile.optimisation())
                .with("threads", profile.intraOpThreads())
                .with("mode", "SEQUENTIAL");
        var own = Configuration.of(here).values();
        var recorded = Configuration.of(environment(Recorder.circumstances(profile, Optional.empty())))
                .values();
        assertThat(recorded)
                .containsKeys("ort.version", "ep", "optimisation", "threads", "mode", "cpu.name", "os.name", "os.arch")
                .containsKey("ort.jar.sha256");
        assertThat(own).containsAllEntriesOf(recorded);
        assertThat(own.keySet().stream().filter(name -> !name.startsWith("device.")))
                .containsExactlyInAnyOrderElementsOf(recorded.keySet());
    }

    private static Map<String, String> environment(ExecutionRecord record) {
        return ClaimedEnvironment.of(RecordedProfileTest.claim(record)).values();
    }
}
