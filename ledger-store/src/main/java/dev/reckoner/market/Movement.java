package dev.reckoner.market;

/** What users did. No change and not being able to tell are two answers. */
public enum Movement {
    /** Use fell, beyond chance and beyond what others' use did. */
    MOVED_AWAY,
    /** Use grew, beyond chance and beyond what others' use did. */
    MOVED_TOWARDS,
    /** The whole interval of the effect is so small that there was no change worth the name. */
    NO_CHANGE,
    /** The data cannot tell. */
    CANNOT_TELL
}
