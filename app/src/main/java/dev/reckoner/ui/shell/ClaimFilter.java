package dev.reckoner.ui.shell;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimMark;
import java.util.Optional;
import java.util.Set;

/**
 * Which claims the Claims place should show when another place leads there.
 *
 * @param tiers only these; all where empty
 * @param text only those whose line contains it; all where empty
 * @param claim the claim to select
 * @param only exactly these claims
 * @param marks only claims so marked by an isolation in force; whatever the marks where empty
 */
public record ClaimFilter(
        Set<Tier> tiers, String text, Optional<Digest> claim, Optional<Named> only, Set<ClaimMark> marks) {
    /** Every claim. */
    public static final ClaimFilter ALL = new ClaimFilter(Set.of(), "", Optional.empty());

    /**
     * Certain claims under a name, for a filter that cannot be said as tiers and text.
     *
     * @param name what they have in common, short, for example {@code tessel-01: EV-WEIGHT-ALTERED}
     * @param claims their ids
     */
    public record Named(String name, Set<Digest> claims) {
        public Named {
            claims = Set.copyOf(claims);
        }
    }

    public ClaimFilter {
        tiers = Set.copyOf(tiers);
        marks = Set.copyOf(marks);
    }

    /** A filter that names no claims. */
    public ClaimFilter(Set<Tier> tiers, String text, Optional<Digest> claim) {
        this(tiers, text, claim, Optional.empty(), Set.of());
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

    /** Exactly these claims. */
    public static ClaimFilter only(String name, Set<Digest> claims) {
        return new ClaimFilter(Set.of(), "", Optional.empty(), Optional.of(new Named(name, claims)), Set.of());
    }

    /** The claims that an isolation in force marks. */
    public static ClaimFilter marked(Set<ClaimMark> marks) {
        return new ClaimFilter(Set.of(), "", Optional.empty(), Optional.empty(), marks);
    }
}
