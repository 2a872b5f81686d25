package dev.reckoner.appraise;

/** One thing that evidence is compared with. Two items of one kind are the same thing if their names or their values agree. */
public sealed interface ReferenceItem
        permits DatedReference, ReferenceValues.ModelRelease, ReferenceValues.Endorsement {
    /** What it is. */
    ReferenceKind kind();

    /** What people call it. */
    String name();

    /** What evidence is compared with, in one line. */
    String value();
}
