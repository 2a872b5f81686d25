package dev.reckoner.audit;

import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.compare.OutputJudgement;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/** What the outputs of a claim are held to where its model was calibrated. */
final class ClaimCalibration {
    private static final Pattern RUNTIME = Pattern.compile("(?i)onnx ?runtime v?(\\d[\\w.+-]*)");

    /** As bundles have it: system, architecture, and after a comma the instructions. */
    private static final Pattern ARCHITECTURE = Pattern.compile("(.+) (\\S+), (.+)");

    private static final String UNKNOWN_INSTRUCTIONS = "instruction sets unknown";

    private final CalibratedProfile profile;
    private final EnvironmentRecord claimed;
    private final boolean alone;

    private ClaimCalibration(CalibratedProfile profile, EnvironmentRecord claimed, boolean alone) {
        this.profile = profile;
        this.claimed = claimed;
        this.alone = alone;
    }

    /** A calibration beside a claim of its model. */
    static ClaimCalibration of(CalibratedProfile profile, Claim claim) {
        boolean alone = claim.execution()
                .flatMap(ExecutionRecord::batch)
                .filter(batch -> batch.size() == 1)
                .isPresent();
        return new ClaimCalibration(
                profile,
                claim.execution()
                        .map(ClaimCalibration::circumstances)
                        .orElseGet(() -> new EnvironmentRecord(new LinkedHashMap<>())),
                alone);
    }

    /** What a claim's record says, by the names of the environment record; what it does not say is left out. */
    static EnvironmentRecord circumstances(ExecutionRecord record) {
        var values = new LinkedHashMap<String, String>();
        var runtime = RUNTIME.matcher(record.runtime());
        if (runtime.find()) {
            values.put("ort.version", runtime.group(1));
        }
        if (!record.provider().isEmpty()) {
            values.put("ep", record.provider());
        }
        if (!record.optimisation().isEmpty()) {
            values.put("optimisation", record.optimisation());
        }
        if (record.threads() > 0) {
            values.put("threads", Integer.toString(record.threads()));
        }
        var architecture = ARCHITECTURE.matcher(record.architecture());
        if (architecture.matches()) {
            values.put("os.name", architecture.group(1));
            values.put("os.arch", architecture.group(2));
            if (!architecture.group(3).equals(UNKNOWN_INSTRUCTIONS)) {
                values.put("cpu.instructions", architecture.group(3));
            }
        }
        values.putAll(record.options());
        return new EnvironmentRecord(values);
    }

    /** How far it speaks for the claim. */
    Coverage coverage(EnvironmentRecord recomputed) {
        return profile.coverage(claimed, recomputed, alone);
    }

    /** How an output is judged; by the profile of its type where it was not measured. */
    OutputJudgement judgement(String output, EnvironmentRecord recomputed) {
        return profile.judgement(output, claimed, recomputed, alone).orElseGet(OutputJudgement::byType);
    }

    /** What the outputs are held to, in a sentence for a person. */
    String tolerance(EnvironmentRecord recomputed) {
        return profile.sentence() + " "
                + switch (coverage(recomputed)) {
                    case SAME_CONFIGURATION -> "The claim was made in the configuration of this run.";
                    case COVERED -> "It covers the circumstances of the claim.";
                    case NOT_COVERED -> "It does not cover the circumstances of the claim.";
                    case UNKNOWN -> "The record does not say enough of the circumstances of the claim.";
                };
    }
}
