package dev.reckoner.reputation.subject;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can have a reputation. */
public enum SubjectKind {
    /** Who runs the machine that answered. */
    OPERATOR,
    /** Who sold the answer. */
    PROVIDER,
    /** The name and version under which it was sold. */
    MODEL,
    /** The measured software that gave it. */
    BUILD,
    /** Who asked for it. */
    APPLICATION;

    /** As commands and files write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that wire name. */
    public static Optional<SubjectKind> named(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
