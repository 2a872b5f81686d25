package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.appraise.code.ReasonCode.Explanation;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.PlainLine;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finding as plain text for the clipboard: no markup, digests whole, times in UTC as ISO 8601 has them. */
final class FindingText {
    private FindingText() {}

    /** The finding with what its code stands for and what it rests on. */
    static String of(Finding finding, ClaimDetail under) {
        var lines = new ArrayList<String>();
        lines.add(finding.code() + ", " + TierLook.word(finding.tier()));
        lines.add(finding.sentence());
        Optional<Explanation> said = explanation(finding);
        line(lines, "claims.text.detail", finding.detail());
        line(lines, "claims.text.meaning", said.map(Explanation::meaning).orElse(""));
        line(lines, "claims.text.advice", said.map(Explanation::advice).orElse(""));
        line(lines, "claims.text.asOf", finding.asOf().toString());
        line(lines, "claims.text.check", finding.check());
        if (!finding.restsOn().isEmpty()) {
            lines.add(Messages.get("claims.text.restsOn"));
            finding.restsOn().forEach(digest -> lines.add("  " + digest + named(digest, under)));
        }
        return text(lines);
    }

    /** What the catalogue says of the code; empty for a code of another version of the program. */
    static Optional<Explanation> explanation(Finding finding) {
        return Catalogue.find(finding.code()).map(code -> code.explanation());
    }

    /** Adds a line with a heading, or none where there is nothing to say. */
    static void line(List<String> lines, String key, String value) {
        if (!value.isEmpty()) {
            lines.add(Messages.get(key) + " " + value);
        }
    }

    /** Every line on its own, whatever stands in the trail. */
    static String text(List<String> lines) {
        return String.join("\n", lines.stream().map(PlainLine::of).toList()) + "\n";
    }

    private static String named(Digest digest, ClaimDetail under) {
        String name = RestsOn.name(digest, under);
        return name.isEmpty() ? "" : "  " + name;
    }
}
