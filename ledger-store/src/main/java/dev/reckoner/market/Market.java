package dev.reckoner.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a market.
 *
 * @param providers each once, by their ids; at most {@link #MOST_PROVIDERS}
 * @param interventions what became known, in the order of time
 */
public record Market(Observed observed, List<ProviderUse> providers, List<Intervention> interventions) {
    /** Each is compared with every other. */
    public static final int MOST_PROVIDERS = 1_000;

    public Market {
        providers = providers.stream()
                .sorted(Comparator.comparing(ProviderUse::provider))
                .toList();
        interventions = interventions.stream()
                .sorted(Comparator.comparing(Intervention::known)
                        .thenComparing(Intervention::provider)
                        .thenComparing(Intervention::ground))
                .toList();
        if (providers.size() > MOST_PROVIDERS
                || providers.stream().map(ProviderUse::provider).distinct().count() < providers.size()) {
            throw new IllegalArgumentException(
                    "A market has at most " + MOST_PROVIDERS + " providers, each with all its uses in one place.");
        }
    }

    /** The uses of a provider; none where it is not known. */
    ProviderUse of(String provider) {
        return providers.stream()
                .filter(use -> use.provider().equals(provider))
                .findFirst()
                .orElseGet(() -> new ProviderUse(provider, List.of()));
    }

    /** The last thing that became known of the same provider before. */
    Optional<Instant> before(Intervention intervention) {
        return interventions.stream()
                .filter(other -> other.provider().equals(intervention.provider()))
                .map(Intervention::known)
                .filter(known -> known.isBefore(intervention.known()))
                .reduce((earlier, later) -> later);
    }
}
