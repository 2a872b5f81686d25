package dev.reckoner.ui.reputation;

import dev.reckoner.ui.look.Messages;
import java.util.Locale;

/** The views of the Reputation place. */
enum Part {
    /** How far subjects can be relied on over time. */
    TIMELINES,
    /** All that the case holds of one subject. */
    DOSSIER,
    /** What parties share. */
    COORDINATION,
    /** Who confirmed and who contradicted whom. */
    WITNESSES,
    /** Whether users moved after something became known. */
    MARKET;

    /** As a person reads it. */
    String words() {
        return Messages.get("reputation.part." + name().toLowerCase(Locale.ROOT));
    }
}
