package dev.reckoner.ui.shell;

import dev.reckoner.appraise.Tier;
import dev.reckoner.crypto.Digest;
import java.util.Optional;
import java.util.Set;

/**
 * Which claims the Claims place should show when another place leads there.
 *
 * @param tiers only these; all where empty
 * @param text only those whose line contains it; all where empty
 * @param claim the claim to select
 */
public record ClaimFilter(Set<Tier> tiers, String text, Optional<Digest> claim) {
    /** Every claim. */
    public static final ClaimFilter ALL = new ClaimFilter(Set.of(), "", Optional.empty());

    public ClaimFilter {
        tiers = Set.copyOf(tiers);
    }

    /** The claims of one tier. */
    public static ClaimFilter tier(Tier tier) {
        return new ClaimFilter(Set.of(tier), "", Optional.empty());
    }

    /** The claims whose line contains a text. */
    public static ClaimFilter text(String text) {
        return new ClaimFilter(Set.of(), text, Optional.empty());
    }

    /** Every claim, with one selected. */
    public static ClaimFilter claim(Digest id) {
        return new ClaimFilter(Set.of(), "", Optional.of(id));
    }
}
