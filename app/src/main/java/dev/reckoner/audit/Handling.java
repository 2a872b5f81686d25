package dev.reckoner.audit;

import java.util.Locale;

/** What was done with a case or with something in it: the chain of custody says who did it, and when. */
public enum Handling {
    /** The case was opened to work with it. */
    OPENED,
    /** A trail was brought into the case. */
    IMPORTED,
    /** Something of the case was written to a file for somebody else. */
    EXPORTED,
    /** The whole case was written to a file. */
    BACKED_UP;

    /** In words, for example {@code backed up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
