package dev.reckoner.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the use of all providers did at one instant.
 *
 * @param effects by provider, of all that could be measured
 * @param studentised the same less the median of all others, in standard errors
 */
record Moment(SortedMap<String, Effect> effects, SortedMap<String, Double> studentised) {
    /** With fewer others a median is one of them. */
    static final int FEWEST_OTHERS = 3;

    /** None is compared where there are fewer than three others. */
    static Moment of(SortedMap<String, Effect> effects) {
        var studentised = new TreeMap<String, Double>();
        if (effects.size() > FEWEST_OTHERS) {
            effects.forEach((provider, effect) ->
                    studentised.put(provider, effect.studentised(medianWithout(provider, effects))));
        }
        return new Moment(effects, studentised);
    }

    private static double medianWithout(String provider, SortedMap<String, Effect> effects) {
        List<Double> others = new ArrayList<>();
        effects.forEach((other, effect) -> {
            if (!other.equals(provider)) {
                others.add(effect.relative());
            }
        });
        return Ranks.median(others);
    }

    /** The median of all but one; empty where they are fewer than three. */
    Optional<Double> theirs(String provider) {
        int others = effects.size() - (effects.containsKey(provider) ? 1 : 0);
        return others < FEWEST_OTHERS ? Optional.empty() : Optional.of(medianWithout(provider, effects));
    }
}
