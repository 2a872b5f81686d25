package dev.reckoner.cli;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import java.util.ArrayList;
import java.util.List;

/** Finds the claims that a person names on the command line. */
final class ClaimSelection {
    private ClaimSelection() {}

    /**
     * Every claim, or those named.
     *
     * @throws IllegalArgumentException if a name fits no claim
     */
    static List<ClaimRow> rows(AuditCase audit, List<String> names) {
        if (names.isEmpty()) {
            return audit.claims();
        }
        var found = new ArrayList<ClaimRow>();
        for (var name : names) {
            var fitting = audit.claims().stream().filter(row -> fits(row, name)).toList();
            if (fitting.isEmpty()) {
                throw new IllegalArgumentException("No claim of this case has the number, label or id " + name + ".");
            }
            found.addAll(fitting);
        }
        return found.stream().distinct().toList();
    }

    private static boolean fits(ClaimRow row, String name) {
        return Integer.toString(row.number()).equals(name)
                || row.label().equals(name)
                || (name.length() >= 6 && row.id().hex().startsWith(name));
    }
}
