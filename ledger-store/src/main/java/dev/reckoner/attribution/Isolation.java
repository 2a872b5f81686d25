package dev.reckoner.attribution;

import dev.reckoner.crypto.Digest;
import java.util.List;

/**
 * That something is not to be relied on from now on, until that is lifted. It says so of what it names, and of what came from it;
 * it changes no finding.
 *
 * @param scope what is isolated
 * @param reason why, in the analyst's words
 * @param evidence claims and evidence items that the reason rests on
 * @param by who decided it
 */
public record Isolation(Scope scope, String reason, List<Digest> evidence, String by) {
    /** Characters of a reason; a report prints it whole. */
    public static final int MOST_CHARACTERS = 2_000;

    /** How much evidence is named. */
    public static final int MOST_EVIDENCE = 1_000;

    public Isolation {
        evidence = List.copyOf(evidence);
    }
}
