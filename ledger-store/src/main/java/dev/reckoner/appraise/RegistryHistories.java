package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Remembers histories, because every claim of a case asks for the same few. */
final class RegistryHistories {
    private static final int MOST = 16;

    private final Map<List<ReferenceValues.Registry>, RegistryHistory> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<ReferenceValues.Registry>, RegistryHistory> eldest) {
            return size() > MOST;
        }
    };

    private List<Evidence.EventLog> logs = List.of();

    /** What the logs of these registries tell. */
    synchronized RegistryHistory of(Check.Context context, Predicate<ReferenceValues.Registry> believed) {
        List<Evidence.EventLog> now = context.evidence().logs();
        if (logs != now && !logs.equals(now)) {
            known.clear();
        }
        logs = now;
        List<ReferenceValues.Registry> registries =
                context.references().registries().stream().filter(believed).toList();
        return known.computeIfAbsent(registries, these -> RegistryHistory.of(now, these));
    }
}
