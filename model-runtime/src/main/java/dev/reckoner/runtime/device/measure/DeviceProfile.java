package dev.reckoner.runtime.device.measure;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.conform.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far a device is from the processor, measured on real models and on operators of many kinds.
 *
 * @param about what was measured, for people; of a software driver it says so
 * @param environment the device, its driver, its libraries, and the processor beside it, as in an environment record
 * @param runs whole models
 * @param cases single operators
 */
public record DeviceProfile(
        String about, SequencedMap<String, String> environment, List<MeasuredRun> runs, List<MeasuredCase> cases) {
    /** Below this a relative L2 is rounding of the last bits, which another version of a driver may do another way. */
    private static final double ROUNDING = 1e-6;

    public DeviceProfile {
        environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
        runs = List.copyOf(runs);
        cases = List.copyOf(cases);
    }

    /**
     * In what this one, measured anew, is worse than the one that was kept: a sentence each.
     *
     * @param factor by how much an error may be larger
     */
    public List<String> worseThan(DeviceProfile kept, double factor) {
        List<String> worse = new ArrayList<>();
        Map<String, MeasuredRun> keptRuns = byName(kept.runs, MeasuredRun::subject);
        for (MeasuredRun run : runs) {
            MeasuredRun before = keptRuns.get(run.subject());
            if (before == null) {
                worse.add(run.subject() + " was not measured before.");
            } else {
                worse.addAll(worse(run, before, factor));
            }
        }
        Map<String, MeasuredCase> keptCases = byName(kept.cases, MeasuredCase::name);
        for (MeasuredCase one : cases) {
            MeasuredCase before = keptCases.get(one.name());
            if (before == null) {
                worse.add(one.name() + " was not measured before.");
            } else if (isWorse(one, before, factor)) {
                worse.add(one.name() + " is " + words(one) + " and was " + words(before) + ".");
            }
        }
        return worse;
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    private static List<String> worse(MeasuredRun run, MeasuredRun before, double factor) {
        List<String> worse = new ArrayList<>();
        run.errors().forEach((output, error) -> {
            ErrorVector threshold =
                    before.errors().getOrDefault(output, ErrorVector.ZERO).times(factor);
            // The exceedance of what is no number is none either, and must not pass.
            if (!(error.exceedance(threshold) <= 1)) {
                worse.add(run.subject() + ": the error of '" + output + "' is " + error + ", more than " + threshold
                        + ".");
            }
        });
        return worse;
    }

    private static boolean isWorse(MeasuredCase one, MeasuredCase before, double factor) {
        boolean passesNoMore = before.outcome() == Outcome.PASSED && one.outcome() != Outcome.PASSED;
        double error = one.relativeL2().orElse(0);
        return passesNoMore
                || error > Math.max(ROUNDING, factor * before.relativeL2().orElse(0));
    }

    private static String words(MeasuredCase one) {
        OptionalDouble error = one.relativeL2();
        return one.outcome() + (error.isPresent() ? " with relative L2 " + error.getAsDouble() : "") + " "
                + one.reason();
    }
}
