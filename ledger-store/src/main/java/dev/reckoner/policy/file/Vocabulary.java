package dev.reckoner.policy.file;

import java.util.List;

/**
 * The names that the program and the case know. A check that is not among them is a problem of the file; the others are only
 * proposed, since a policy may be written before what it names is imported.
 *
 * @param checks ids of all checks, in the order in which they are proposed
 * @param lists names of lists of approved builds
 * @param witnesses names of witnesses
 * @param classes classes of claims that the case tells by itself
 */
public record Vocabulary(List<String> checks, List<String> lists, List<String> witnesses, List<String> classes) {
    public Vocabulary {
        checks = List.copyOf(checks);
        lists = List.copyOf(lists);
        witnesses = List.copyOf(witnesses);
        classes = List.copyOf(classes);
    }

    /** Checks alone. */
    public static Vocabulary of(List<String> checks) {
        return new Vocabulary(checks, List.of(), List.of(), List.of());
    }
}
