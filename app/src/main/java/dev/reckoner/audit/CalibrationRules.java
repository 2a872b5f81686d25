package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.CalibratedOperator;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.calibrate.Configuration;
import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.MeasuredErrors;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a calibration of somebody else's must keep to before it is used. */
final class CalibrationRules {
    private static final int MOST_CONFIGURATIONS = 1_000;
    private static final int MOST_OUTPUTS = 1_000;
    private static final int MOST_OPERATORS = 200_000;
    private static final int MOST_VALUES = 200;
    private static final int MOST_SENTENCES = 10_000;
    private static final int LONGEST_TEXT = 10_000;

    private CalibrationRules() {}

    /** What is wrong with it, in a sentence; empty for one that can be used. */
    static Optional<String> fault(CalibratedProfile profile) {
        return first(
                fails(isDigest(profile.model()), "The model is not named by a SHA-256 in lower-case hexadecimal."),
                fails(
                        profile.inputs() >= 2 && profile.inputs() <= CalibrationOptions.MOST_INPUTS,
                        "The number of inputs, " + profile.inputs() + ", is not from 2 to "
                                + CalibrationOptions.MOST_INPUTS + "."),
                fails(
                        profile.safety() >= 1 && profile.safety() <= CalibrationOptions.MOST_SAFETY,
                        "The factor of safety, " + profile.safety() + ", is not from 1 to 100."),
                fails(isWithinLimits(profile), "It has more configurations, outputs or operators than any model has."),
                fails(areComplete(profile.configurations()), "A configuration leaves out what changes bits."),
                fails(
                        profile.groups().stream().allMatch(group -> group >= 0 && group < MOST_CONFIGURATIONS),
                        "A configuration is in a group that is none."),
                fails(!profile.outputs().isEmpty(), "No output was measured."),
                fails(
                        vectors(profile).allMatch(CalibrationRules::isVector),
                        "A percentile is no finite number, is" + " negative, or is less than the one before it."));
    }

    @SafeVarargs
    private static Optional<String> first(Optional<String>... faults) {
        return Stream.of(faults).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> fails(boolean holds, String sentence) {
        return holds ? Optional.empty() : Optional.of(sentence);
    }

    private static boolean isDigest(String model) {
        return model.length() == 64 && Digest.isHex(model);
    }

    private static boolean isWithinLimits(CalibratedProfile profile) {
        return profile.configurations().size() <= MOST_CONFIGURATIONS
                && profile.outputs().size() <= MOST_OUTPUTS
                && profile.operators().size() <= MOST_OPERATORS
                && profile.leftOut().size() <= MOST_SENTENCES
                && areShort(profile.leftOut())
                && areShort(profile.outputs().keySet())
                && areShort(profile.operators().keySet())
                && profile.configurations().stream()
                        .map(Configuration::values)
                        .allMatch(values ->
                                values.size() <= MOST_VALUES && areShort(values.keySet()) && areShort(values.values()));
    }

    private static boolean areShort(Collection<String> texts) {
        return texts.stream().allMatch(text -> text.length() <= LONGEST_TEXT);
    }

    private static boolean areComplete(List<Configuration> configurations) {
        return !configurations.isEmpty()
                && configurations.stream()
                        .allMatch(configuration -> configuration.missing().isEmpty());
    }

    private static Stream<ErrorVector> vectors(CalibratedProfile profile) {
        return Stream.concat(
                profile.outputs().values().stream()
                        .flatMap(output -> Stream.of(output.across(), output.repeated()))
                        .flatMap(CalibrationRules::vectors),
                profile.operators().values().stream().flatMap(CalibrationRules::vectors));
    }

    private static Stream<ErrorVector> vectors(MeasuredErrors errors) {
        return Stream.of(errors.whole(), errors.row());
    }

    private static Stream<ErrorVector> vectors(CalibratedOperator operator) {
        return Stream.concat(Stream.of(operator.across()), operator.reference().stream());
    }

    private static boolean isVector(ErrorVector vector) {
        return vector.allFinite()
                && vector.relativeL2() >= 0
                && isAscending(vector.absolute())
                && isAscending(vector.relative());
    }

    private static boolean isAscending(List<Double> percentiles) {
        double before = 0;
        for (double percentile : percentiles) {
            if (!(percentile >= before)) {
                return false;
            }
            before = percentile;
        }
        return true;
    }
}
