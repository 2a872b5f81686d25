package dev.reckoner.coordination;

/** What a shared means is taken for. */
public enum Standing {
    /** Few use it, and that they do is more than said: its parties are shown as a group. */
    JOINS,
    /** So many use it, or it is open to so many, that sharing it says nothing of anyone. */
    COMMON,
    /** That more than one party uses it is only asserted. Anybody could tie a rival to somebody else by saying so. */
    ASSERTED_ONLY
}
