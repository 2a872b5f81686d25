package dev.reckoner.audit;

import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.compare.OutputJudgement;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.localise.EmpiricalBounds;
import dev.reckoner.runtime.localise.MeasuredBounds;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * What the values of one run are held to: a calibration of the model where the case has one, else the profiles of element types.
 *
 * @param calibrated the calibration
 * @param claimed the circumstances that the claim records
 * @param recomputed those of the run
 * @param sameBatch true if the run had the batch that the claim records, be it of this input alone
 * @param fault why a calibration that the case has cannot be used, a sentence
 */
record Tolerances(
        Optional<CalibratedProfile> calibrated,
        EnvironmentRecord claimed,
        EnvironmentRecord recomputed,
        boolean sameBatch,
        Optional<String> fault) {
    Tolerances(
            Optional<CalibratedProfile> calibrated,
            EnvironmentRecord claimed,
            EnvironmentRecord recomputed,
            boolean sameBatch) {
        this(calibrated, claimed, recomputed, sameBatch, Optional.empty());
    }

    static Tolerances of(RerunCalibrations.Found calibration, PreparedRun run, EnvironmentRecord recomputed) {
        return new Tolerances(
                calibration.profile(),
                ClaimedEnvironment.of(run.claim()),
                recomputed,
                run.batch().isKnown(),
                calibration.fault());
    }

    /** How claims of an output are judged. */
    OutputJudgement output(String name) {
        return calibrated
                .flatMap(profile -> profile.judgement(name, claimed, recomputed, sameBatch))
                .orElseGet(OutputJudgement::byType);
    }

    /** How single operators are judged. */
    EmpiricalBounds operators() {
        return calibrated
                .<EmpiricalBounds>map(profile -> measured(profile, coverage().isMeasured()))
                .orElse(EmpiricalBounds.NONE);
    }

    private static MeasuredBounds measured(CalibratedProfile profile, boolean covers) {
        var values = new LinkedHashMap<String, MeasuredErrors>();
        profile.operators().forEach((name, operator) -> values.put(name, operator.measured(profile.safety())));
        return new MeasuredBounds(values, covers);
    }

    /** How far the calibration speaks for the claim. */
    Coverage coverage() {
        return calibrated
                .map(profile -> profile.coverage(claimed, recomputed, sameBatch))
                .orElse(Coverage.UNKNOWN);
    }

    /** True if a calibration that covers the circumstances of the claim has measured that output: then it decides. */
    boolean decides(String output) {
        return covering()
                .filter(profile -> profile.outputs().containsKey(output))
                .isPresent();
    }

    /** The largest relative L2 of two honest runs, the factor of safety in it; 0 for an output that was not measured. */
    double measuredRelativeL2(String output) {
        return calibrated
                .flatMap(profile -> Optional.ofNullable(profile.outputs().get(output))
                        .map(value -> value.across().times(profile.safety()).atLeastRounding(ElementType.FLOAT)))
                .map(errors -> errors.whole().relativeL2())
                .orElse(0.0);
    }

    /** The calibration, where it covers the circumstances of the claim. */
    Optional<CalibratedProfile> covering() {
        return calibrated.filter(profile -> coverage().isMeasured());
    }

    /** For a person who asks what the outputs were held to. */
    String words() {
        return calibrated
                .map(profile -> profile.sentence() + " " + words(coverage()))
                .orElse(fault.map(why -> why + " It is not used: outputs")
                                .orElse("No calibration of this model is in the case: outputs")
                        + " are held to what honest runs of their type of"
                        + " number were measured to differ by.");
    }

    private static String words(Coverage coverage) {
        return switch (coverage) {
            case SAME_CONFIGURATION -> "The claim records the very configuration of this run.";
            case COVERED -> "The configuration that the claim records was measured.";
            case NOT_COVERED -> "The configuration that the claim records was not measured.";
            case UNKNOWN -> "The claim does not record enough of its configuration.";
        };
    }
}
