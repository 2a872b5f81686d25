package dev.reckoner.audit;

import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import java.util.Optional;

/** The configuration to run a claim in: the recorded one as far as this machine has it, else the canonical profile. */
final class RecordedProfile {
    private RecordedProfile() {}

    /** On the device that the analyst chose, whatever the claim was made on. */
    static ExecutionProfile of(Claim claim, ReexecutionOptions options, Provider device) {
        var recorded =
                options.useRecorded() ? claim.execution().map(RecordedProfile::of) : Optional.<ExecutionProfile>empty();
        return recorded.orElse(ExecutionProfile.CANONICAL).withProvider(device);
    }

    /** True if the record names exactly the circumstances of a run in that profile on this machine: then bits must repeat. */
    static boolean isHere(Claim claim, ExecutionProfile profile) {
        return profile.provider().isCpu()
                && claim.execution()
                        .filter(record -> record.equals(Recorder.circumstances(profile, record.batch())))
                        .isPresent();
    }

    private static ExecutionProfile of(ExecutionRecord record) {
        var optimisation = optimisation(record.optimisation());
        int threads = Math.clamp(record.threads(), 1, Runtime.getRuntime().availableProcessors());
        return ExecutionProfile.CANONICAL.withOptimisation(optimisation).withThreads(threads);
    }

    private static Optimisation optimisation(String name) {
        for (var level : Optimisation.values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        return Optimisation.NO_OPT;
    }
}
