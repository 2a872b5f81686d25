package dev.reckoner.cli;

import dev.reckoner.answer.AnswerStatement;
import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.OpenFinding;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Findings as they are typed: {@code CODE} for all of that code about a party, {@code CLAIM/CODE} for one. */
final class FindingWord {
    private FindingWord() {}

    /**
     * The findings.
     *
     * @throws RefusedArgument AN-NO-FINDING if there is none, AN-FINDINGS if there are more than one answer may be to
     */
    static List<OpenFinding> of(AuditCase audit, AnsweringParty party, List<String> typed) throws IOException {
        var found = new LinkedHashSet<OpenFinding>();
        for (var word : typed) {
            int slash = word.lastIndexOf('/');
            var code = Optional.of(CodeWord.plain(word.substring(slash + 1)));
            var desk = audit.dossiers().answers();
            var these = slash < 0
                    ? desk.findings(party.subject(), code, AnswerStatement.MOST_FINDINGS + 1)
                    : desk.findings(
                            ClaimSelection.named(audit, List.of(word.substring(0, slash))).stream()
                                    .map(ClaimRow::id)
                                    .toList(),
                            code);
            if (these.isEmpty()) {
                throw new RefusedArgument(
                        "AN-NO-FINDING",
                        "There is no finding " + word + " that speaks against a claim of " + party.id()
                                + " or warns. 'reckoner answer findings' lists them.");
            }
            found.addAll(these);
        }
        if (found.size() > AnswerStatement.MOST_FINDINGS) {
            throw new RefusedArgument(
                    "AN-FINDINGS",
                    "These are more than " + AnswerStatement.MOST_FINDINGS
                            + " findings. Answer to them claim by claim, in several answers.");
        }
        return List.copyOf(found);
    }
}
