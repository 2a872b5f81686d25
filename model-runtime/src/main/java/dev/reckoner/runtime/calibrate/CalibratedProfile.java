package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.compare.OutputJudgement;
import dev.reckoner.runtime.device.EnvironmentRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * By how much honest runs of one model differ: the empirical profile of TAO (arXiv 2510.16028), measured over many inputs and
 * all allowed configurations. docs/calibration.md has the file form.
 *
 * @param model SHA-256 of the model file, lower-case hexadecimal
 * @param inputs how many inputs were run
 * @param made true if the inputs were made up, false if they were given, as those of claims
 * @param seed with which they were made
 * @param safety factor on every threshold
 * @param configurations what was measured; every two of them are covered
 * @param groups for each configuration the number of a group: within one, every output had the same bits wherever compared
 * @param outputs by name
 * @param operators by the name of the value that they make; empty where they were not measured
 * @param batch whether rows know of each other on the processor
 * @param leftOut what could not be measured, and why, in sentences
 */
public record CalibratedProfile(
        String model,
        int inputs,
        boolean made,
        long seed,
        double safety,
        List<Configuration> configurations,
        List<Integer> groups,
        SequencedMap<String, CalibratedValue> outputs,
        SequencedMap<String, CalibratedOperator> operators,
        BatchSensitivity batch,
        List<String> leftOut) {
    /** Fewer inputs say little about the largest difference of honest runs. */
    public static final int RECOMMENDED_INPUTS = 50;

    public CalibratedProfile {
        configurations = List.copyOf(configurations);
        groups = List.copyOf(groups);
        outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
        operators = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(operators));
        leftOut = List.copyOf(leftOut);
        if (groups.size() != configurations.size()) {
            throw new IllegalArgumentException("Every configuration is in a group");
        }
    }

    /**
     * How far this calibration speaks for a claim.
     *
     * @param claimed the claim's circumstances, by the names of the environment record
     * @param recomputed the circumstances of the run that the claim is compared with
     * @param sameBatch true if the claim is known to have been made with the batch and padding of that run; else the two count as
     *     the same configuration only on the processor, and where {@link #batch} says that neither matters
     */
    public Coverage coverage(EnvironmentRecord claimed, EnvironmentRecord recomputed, boolean sameBatch) {
        Configuration theirs = Configuration.of(claimed);
        if (!theirs.missing().isEmpty()) {
            return Coverage.UNKNOWN;
        }
        Configuration own = Configuration.of(recomputed);
        boolean ownCovered = isCovered(own);
        boolean sameRows = sameBatch
                || (own.isOnProcessor() && batch.insensitive() && (batch.paddings() == 0 || batch.paddedSame()));
        if (theirs.isSameAs(own) && ownCovered && sameRows) {
            return Coverage.SAME_CONFIGURATION;
        }
        return ownCovered && isCovered(theirs) ? Coverage.COVERED : Coverage.NOT_COVERED;
    }

    private boolean isCovered(Configuration configuration) {
        return configurations.stream().anyMatch(configuration::agreesWith);
    }

    /** How claims of an output are to be judged, by what {@link #coverage} says; empty where the output was not measured. */
    public Optional<OutputJudgement> judgement(
            String output, EnvironmentRecord claimed, EnvironmentRecord recomputed, boolean sameBatch) {
        return Optional.ofNullable(outputs.get(output))
                .map(value -> OutputJudgement.by(
                        new OutputJudgement.Calibrated(value.across(), value.repeated(), safety),
                        coverage(claimed, recomputed, sameBatch),
                        Configuration.of(claimed).words()));
    }

    /** The devices that it speaks for, each once, such as {@code CPU: AMD EPYC 9554} or {@code WebGPU: NVIDIA H200, 570.86}. */
    public List<String> devices() {
        return configurations.stream().map(Configuration::device).distinct().toList();
    }

    /**
     * What it covers, a line for each device, such as {@code WebGPU: NVIDIA H200, 570.86 with ONNX Runtime 1.29.0: NO_OPT, ALL; 1, 2
     * threads}.
     */
    public List<String> covered() {
        return devices().stream().map(this::covered).toList();
    }

    private String covered(String device) {
        List<Configuration> own = configurations.stream()
                .filter(each -> each.device().equals(device))
                .toList();
        return device + " with ONNX Runtime " + stated(own, "ort.version") + ": " + stated(own, "optimisation") + "; "
                + stated(own, "threads") + " threads";
    }

    private static String stated(List<Configuration> configurations, String name) {
        return configurations.stream()
                .map(each -> each.values().getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** In one sentence, for a person who asks what the outputs are held to. */
    public String sentence() {
        String source = made ? inputs + " inputs made for it" : inputs + " given inputs";
        return "Measured with " + source + " in " + configurations.size() + " configurations on "
                + String.join("; ", devices()) + ", factor of safety "
                + (safety == Math.rint(safety) ? Long.toString((long) safety) : Double.toString(safety))
                + (inputs < RECOMMENDED_INPUTS ? "; fewer inputs than the " + RECOMMENDED_INPUTS + " recommended" : "")
                + ".";
    }
}
