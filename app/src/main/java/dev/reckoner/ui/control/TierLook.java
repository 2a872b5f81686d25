package dev.reckoner.ui.control;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;

/** Shape, word and style class of tiers and verdicts. */
public final class TierLook {
    private TierLook() {}

    /** The shape of a tier. */
    public static Icons icon(Tier tier) {
        return switch (tier) {
            case AFFIRMING -> Icons.AFFIRMING;
            case WARNING -> Icons.WARNING;
            case CONTRAINDICATED -> Icons.CONTRAINDICATED;
            case NONE -> Icons.NONE;
        };
    }

    /** The word for a tier. */
    public static String word(Tier tier) {
        return Messages.get("tier." + style(tier));
    }

    /** The style class of a tier: {@code affirming}, {@code warning}, {@code contraindicated}, {@code none}. */
    public static String style(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    /** Takes the class of any other tier from a node and gives it this one's. */
    public static void restyle(javafx.css.Styleable node, Tier tier) {
        for (Tier each : Tier.values()) {
            node.getStyleClass().remove(style(each));
        }
        node.getStyleClass().add(style(tier));
    }

    /** The word for a verdict. */
    public static String word(Verdict verdict) {
        return Messages.get("verdict." + verdict.name().toLowerCase(Locale.ROOT));
    }

    /** The tier that a verdict amounts to, for its colour and shape. */
    public static Tier tier(Verdict verdict) {
        return switch (verdict) {
            case BIT_EXACT, WITHIN_EMPIRICAL -> Tier.AFFIRMING;
            case WITHIN_THEORETICAL -> Tier.WARNING;
            case OUTSIDE -> Tier.CONTRAINDICATED;
            case INCONCLUSIVE -> Tier.NONE;
        };
    }
}
