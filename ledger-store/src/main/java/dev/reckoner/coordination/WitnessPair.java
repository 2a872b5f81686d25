package dev.reckoner.coordination;

import dev.reckoner.crypto.Digest;
import java.util.List;

/**
 * Where two witnesses agree and where not.
 *
 * @param first the one whose id comes first
 * @param bothConfirm how many claims both confirm
 * @param bothContradict how many claims both contradict
 * @param disagreed the claims that one confirms and the other contradicts, by their ids
 */
public record WitnessPair(
        String first, String second, int bothConfirm, int bothContradict, List<Disagreement> disagreed, Kappa kappa) {
    public WitnessPair {
        disagreed = List.copyOf(disagreed);
    }

    /**
     * A claim on which two witnesses are of two minds.
     *
     * @param grounds the evidence of what both said, the confirming one's first
     */
    public record Disagreement(String claim, String confirmedBy, String contradictedBy, List<Digest> grounds) {
        public Disagreement {
            grounds = List.copyOf(grounds);
        }
    }

    /** How many claims they agree on. */
    public int agreed() {
        return bothConfirm + bothContradict;
    }

    /** How many claims both spoke about. */
    public int common() {
        return agreed() + disagreed.size();
    }
}
