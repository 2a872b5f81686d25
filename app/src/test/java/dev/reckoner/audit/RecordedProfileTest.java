package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ModelReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever writes a trail chooses how far the graph is optimised and how many threads run it, and nothing else. */
class RecordedProfileTest {
    @Test
    void ofARecordOnlyLevelAndThreadsAreTaken() {
        var hostile = new ExecutionRecord(
                "onnxruntime 1.29.0",
                "CUDAExecutionProvider",
                "ALL",
                1,
                "elsewhere",
                Optional.empty(),
                Map.of("session.model_external_initializers_file_folder_path", "/", "ep.context_file_path", "/tmp/x"));
        assertThat(RecordedProfile.of(claim(hostile), ReexecutionOptions.DEFAULT, Provider.CPU))
                .isEqualTo(ExecutionProfile.CANONICAL.withOptimisation(Optimisation.ALL));
    }

    @Test
    void whatIsBeyondThisMachineIsBroughtWithinIt() {
        var boundless = new ExecutionRecord("", "", "EVERYTHING", Integer.MAX_VALUE, "", Optional.empty(), Map.of());
        assertThat(RecordedProfile.of(claim(boundless), ReexecutionOptions.DEFAULT, Provider.CPU))
                .isEqualTo(ExecutionProfile.CANONICAL.withThreads(
                        Runtime.getRuntime().availableProcessors()));
    }

    /** A claim that records these circumstances. */
    static Claim claim(ExecutionRecord record) {
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
                Optional.of(record),
                Optional.of(id),
                List.of(),
                "");
    }
}
