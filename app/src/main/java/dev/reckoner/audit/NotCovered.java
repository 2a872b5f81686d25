package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.RemarkCode;
import dev.reckoner.appraise.coverage.Coverage;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.opengradient.inference.OnchainInferences;
import java.util.ArrayList;
import java.util.List;

/** Which parts of an answer no evidence covers, one line each. */
final class NotCovered {
    private NotCovered() {}

    /** What the checks found to be covered by no signature, where they looked; else what claims of this kind leave out. */
    static List<String> of(Claim claim, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.code().equals(RemarkCode.COVERAGE_GAPS.code()))
                .findFirst()
                .map(finding -> Coverage.sentences(finding.detail()))
                .filter(sentences -> !sentences.isEmpty())
                .orElseGet(() -> of(claim));
    }

    private static List<String> of(Claim claim) {
        var lines = new ArrayList<String>();
        if (claim.statement().isEmpty()) {
            lines.add("Nothing is signed: nobody is bound to this answer.");
        }
        if (!claim.parties().containsKey(PartyRole.PAYER)) {
            lines.add("Who paid is not stated.");
        }
        if (claim.outputs().stream().anyMatch(value -> value.kind() == ValueReference.Kind.TEXT)) {
            openGradient(lines);
        } else {
            if (claim.format().equals(OnchainInferences.FORMAT)) {
                lines.add("Which node ran the model, and on what.");
            }
            nativeRecord(claim, lines);
        }
        return lines;
    }

    /** opengradient.md 1.2: what an enclave's signature leaves out. */
    private static void openGradient(List<String> lines) {
        lines.add("Which model really answered: the signature covers the name in the request alone.");
        lines.add("Token counts, cost, finish reason and response id.");
        lines.add("tool_choice, top_p, seed, penalties and attachments of the request.");
    }

    private static void nativeRecord(Claim claim, List<String> lines) {
        if (claim.execution().isEmpty()) {
            lines.add("Under which runtime and options it ran is not recorded.");
        } else if (claim.execution().get().batch().isEmpty()) {
            lines.add("What else was in the batch is not recorded.");
        }
    }
}
