package dev.reckoner.ui.claims;

import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.ui.chart.StripPicture;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Claims as text for the clipboard: tab-separated, hashes whole. */
final class ClaimText {
    private ClaimText() {}

    /** The lines as a table with headings. */
    static String table(List<ClaimLine> lines) {
        String headings = Arrays.stream(ClaimOrder.Column.values())
                .map(column -> Messages.get("claims.column." + column.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("\t"));
        return lines.stream().map(ClaimText::line).collect(Collectors.joining("\n", headings + "\tID\n", "\n"));
    }

    /** A claim with its findings in words. */
    static String claim(ClaimDetail detail) {
        String findings = detail.findings().stream()
                .map(f -> TierLook.word(f.tier()) + "\t" + f.code() + "\t" + f.sentence() + "\t" + f.detail())
                .collect(Collectors.joining("\n"));
        return Messages.get("claims.inspector.title", detail.row().label())
                + "\t" + TierLook.word(detail.row().tier())
                + "\t" + detail.row().id()
                + "\n" + findings + "\n";
    }

    private static String line(ClaimLine line) {
        ClaimRow row = line.row();
        return String.join(
                "\t",
                TierLook.word(row.tier()),
                row.label(),
                String.valueOf(line.day()),
                Figures.second(row.madeAt()),
                row.application(),
                row.operator(),
                row.model(),
                StripPicture.summary(row.strip()),
                row.verdict().map(TierLook::word).orElseGet(() -> Messages.get("verdict.notrun")),
                row.id().toString());
    }
}
