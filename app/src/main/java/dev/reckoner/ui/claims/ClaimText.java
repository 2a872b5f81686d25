package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ClaimList;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.PlainLine;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.ui.chart.StripPicture;
import dev.reckoner.ui.control.Csv;
import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Claims as text for the clipboard and for files: several as a table, one in lines; hashes whole. */
final class ClaimText {
    private ClaimText() {}

    /** The lines as a table with headings. */
    static String table(List<ClaimLine> lines) {
        return lines.stream()
                .map(line -> String.join("\t", cells(line)))
                .collect(Collectors.joining("\n", String.join("\t", headings()) + "\n", "\n"));
    }

    /** The same as a file of comma-separated values, written as the claims are read. */
    static Export csv(ClaimList claims, LocalDate first) {
        return new Export(Messages.get("claims.table"), Export.Form.CSV, out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(Csv.line(headings()));
            eachPage(claims, Integer.MAX_VALUE, page -> {
                for (ClaimRow row : page) {
                    writer.write(Csv.line(cells(ClaimLine.of(row, first))));
                }
            });
            writer.flush();
        });
    }

    @FunctionalInterface
    private interface Pages {
        void take(List<ClaimRow> page) throws IOException;
    }

    private static void eachPage(ClaimList claims, long most, Pages pages) throws IOException {
        claims.complete(() -> false);
        long size = Math.min(most, claims.size().orElse(0));
        for (long page = 0; page * ClaimList.PAGE < size; page++) {
            pages.take(claims.page(page));
        }
    }

    /** The first claims as lines of a table, so many at most; reads from disk. */
    static List<ClaimLine> lines(ClaimList claims, LocalDate first, long most) throws IOException {
        var lines = new ArrayList<ClaimLine>();
        eachPage(claims, most, page -> page.forEach(row -> lines.add(ClaimLine.of(row, first))));
        return lines;
    }

    private static List<String> headings() {
        return Stream.concat(
                        Arrays.stream(ClaimOrder.Column.values())
                                .map(column -> Messages.get(
                                        "claims.column." + column.name().toLowerCase(Locale.ROOT))),
                        Stream.of("ID"))
                .toList();
    }

    /**
     * A claim with everything that was found, line by line.
     *
     * @param aboutEvidence what was found about the evidence under it
     */
    static String claim(ClaimDetail detail, List<Finding> aboutEvidence) {
        Claim claim = detail.claim();
        var head = new ArrayList<String>();
        head.add(Messages.get("claims.inspector.title", claim.label()) + ", "
                + TierLook.word(detail.row().tier()));
        FindingText.line(head, "claims.text.id", claim.id().toString());
        FindingText.line(head, "claims.text.made", claim.madeAt().toString());
        FindingText.line(head, "claims.text.provider", claim.party(PartyRole.PROVIDER));
        FindingText.line(head, "claims.text.operator", claim.party(PartyRole.OPERATOR));
        FindingText.line(head, "claims.text.application", claim.party(PartyRole.APPLICATION));
        FindingText.line(head, "claims.text.model", claim.model().label());
        FindingText.line(head, "claims.text.place", claim.place());
        detail.notCovered().forEach(line -> FindingText.line(head, "claims.text.notCovered", line));
        return Stream.concat(
                        Stream.of(FindingText.text(head)),
                        Stream.concat(detail.findings().stream(), aboutEvidence.stream())
                                .map(finding -> FindingText.of(finding, detail)))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> cells(ClaimLine line) {
        ClaimRow row = line.row();
        return Stream.of(
                        TierLook.word(row.tier()),
                        row.label(),
                        String.valueOf(line.day()),
                        Figures.second(row.madeAt()),
                        row.application(),
                        row.operator(),
                        row.model(),
                        StripPicture.summary(row.strip()),
                        row.verdict().map(TierLook::word).orElseGet(() -> Messages.get("verdict.notrun")),
                        row.id().toString())
                .map(PlainLine::of)
                .toList();
    }
}
