package dev.reckoner.market;

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
            var all = Ranks.upwards(effects.values().stream().map(Effect::relative));
            effects.forEach((provider, effect) ->
                    studentised.put(provider, effect.studentised(Ranks.medianWithout(effect.relative(), all))));
        }
        return new Moment(effects, studentised);
    }

    /** The median of all but one; empty where they are fewer than three. */
    Optional<Double> theirs(String provider) {
        Effect own = effects.get(provider);
        int others = effects.size() - (own == null ? 0 : 1);
        if (others < FEWEST_OTHERS) {
            return Optional.empty();
        }
        var all = Ranks.upwards(effects.values().stream().map(Effect::relative));
        return Optional.of(own == null ? Ranks.median(all) : Ranks.medianWithout(own.relative(), all));
    }
}
