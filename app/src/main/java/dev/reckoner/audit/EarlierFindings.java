package dev.reckoner.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import java.util.List;
import java.util.Optional;

/**
 * Findings as the first version recorded them, each check in an entry of its own. What running a claim again found stands as it is.
 * The checks of evidence have become others since, so that what the earlier ones found is found anew.
 *
 * @param subject what they are about
 * @param check the check's id
 * @param findings its answers
 */
record EarlierFindings(Subject subject, String check, List<Finding> findings) {
    EarlierFindings {
        findings = List.copyOf(findings);
    }

    /** True if the body of an entry is of this form. */
    static boolean isIn(JsonNode body) {
        return body.has("check");
    }

    /** The entry as it is now; empty where it no longer counts. */
    static Optional<CaseEntry> read(JsonNode body) {
        var earlier = CaseJson.value(body, EarlierFindings.class);
        return Optional.of(earlier)
                .filter(it -> it.check().equals("reexecution"))
                .map(it -> new CaseEntry.FindingsMade(it.subject(), CaseEntry.Scope.REEXECUTION, it.findings()));
    }
}
