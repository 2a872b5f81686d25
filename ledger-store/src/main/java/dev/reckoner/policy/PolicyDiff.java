package dev.reckoner.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one version of a policy asks for that another does not. */
public final class PolicyDiff {
    private PolicyDiff() {}

    /** Whether a line is new or gone. A value that changed is both: the new line, then the old one. */
    public enum Kind {
        ADDED,
        REMOVED
    }

    /**
     * A line of a comparison.
     *
     * @param subject what it is about, for example {@code operator.standing}
     * @param words that with its value, for example {@code operator.standing at least 0.70}
     */
    public record Change(Kind kind, String subject, String words) {}

    /** What changed from one to the other, in the order of the format; the version number itself is left out. */
    public static List<Change> between(AccountabilityPolicy before, AccountabilityPolicy after) {
        var old = PolicyLines.of(before);
        var now = PolicyLines.of(after);
        var changes = new ArrayList<Change>();
        for (var subject : PolicyLines.subjects(old, now)) {
            add(changes, Kind.ADDED, subject, now, old);
            add(changes, Kind.REMOVED, subject, old, now);
        }
        return List.copyOf(changes);
    }

    private static void add(
            List<Change> changes, Kind kind, String subject, Map<String, String> these, Map<String, String> others) {
        if (these.containsKey(subject) && !Objects.equals(these.get(subject), others.get(subject))) {
            changes.add(new Change(kind, subject, these.get(subject)));
        }
    }
}
