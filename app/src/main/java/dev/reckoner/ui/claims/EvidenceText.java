package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.trail.Evidence;
import dev.reckoner.ui.control.TierLook;
import java.util.ArrayList;
import java.util.List;

/** An evidence item as plain text for the clipboard. */
final class EvidenceText {
    private EvidenceText() {}

    /**
     * What it is, its digests, where it came from, and what was found about it.
     *
     * @param about findings about the item itself
     */
    static String of(Evidence item, List<Finding> about) {
        var lines = new ArrayList<String>();
        lines.add(item.title());
        FindingText.line(lines, "claims.text.id", item.id().toString());
        FindingText.line(lines, "claims.text.bytes", item.blob().toString());
        FindingText.line(lines, "claims.text.place", item.place());
        for (var finding : about) {
            lines.add(finding.code() + ", " + TierLook.word(finding.tier()) + ": " + finding.sentence());
            FindingText.line(lines, "claims.text.detail", finding.detail());
            FindingText.line(lines, "claims.text.asOf", finding.asOf().toString());
        }
        return FindingText.text(lines);
    }
}
