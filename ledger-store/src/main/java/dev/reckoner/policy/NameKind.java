package dev.reckoner.policy;

import java.util.Locale;

/** What a class of claims may be told by. */
public enum NameKind {
    /** Who used the answer. */
    APPLICATION,
    /** Who offered the service. */
    PROVIDER,
    /** Who ran the machine. */
    OPERATOR,
    /** Which model answered. */
    MODEL;

    /** As policy files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
