package dev.reckoner.market;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** When nothing became known of whom. */
final class QuietTimes {
    private final Map<String, NavigableSet<Instant>> known = new HashMap<>();

    QuietTimes(Market market) {
        market.interventions()
                .forEach(one -> known.computeIfAbsent(one.provider(), any -> new TreeSet<>())
                        .add(one.known()));
    }

    /** True if nothing became known of the provider from one time to before another. */
    boolean isQuiet(String provider, Instant from, Instant to) {
        var next = known.getOrDefault(provider, Collections.emptyNavigableSet()).ceiling(from);
        return next == null || !next.isBefore(to);
    }
}
