package dev.reckoner.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an isolation touches.
 *
 * @param isolated claims that are of what is isolated
 * @param derived claims that came from their answers
 * @param byApplication of both, how many each application asked for, by the applications' names
 * @param byPayer of both, how many each payer paid for, where that is told
 * @param spend what was paid for both, as far as the trails say
 */
public record IsolationEffect(
        long isolated, long derived, Map<String, Long> byApplication, Map<String, Long> byPayer, Spend spend) {
    public IsolationEffect {
        byApplication = Collections.unmodifiableMap(new LinkedHashMap<>(byApplication));
        byPayer = Collections.unmodifiableMap(new LinkedHashMap<>(byPayer));
    }
}
