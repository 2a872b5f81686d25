package dev.reckoner.cli;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ClaimRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code claims}. */
@Command(name = "claims", description = "Lists the claims of a case, or shows some with their findings.")
final class ClaimsCommand implements Callable<Integer> {
    @Mixin
    private ClaimSelection selection = new ClaimSelection();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.open()) {
            var rows = selection.rows(audit);
            if (selection.named()) {
                show(audit, rows);
            } else {
                list(audit, rows);
            }
            return ExitCode.of(rows.stream().map(ClaimRow::tier).toList());
        }
    }

    private void list(AuditCase audit, List<ClaimRow> rows) throws IOException {
        var found = ClaimFindings.of(audit);
        found.require(rows, audit);
        if (output.json()) {
            output.json(rows);
            return;
        }
        if (rows.isEmpty()) {
            output.line(audit.claimCount() == 0 ? "The case holds no claim." : "No claim matches.");
            return;
        }
        output.table(
                List.of("No", "Tier", "Made", "Operator", "Model", "Run again", "Label", "Decided by"),
                rows.stream()
                        .map(row -> List.of(
                                Integer.toString(row.number()),
                                FindingTable.word(row.tier()),
                                row.madeAt().toString(),
                                row.operator(),
                                row.model(),
                                row.verdict().map(VerdictWord::of).orElse("not run"),
                                row.label(),
                                found.deciding(row.id()).map(Finding::code).orElse("")))
                        .toList());
        output.line(Plural.of(rows.size(), "claim"));
    }

    private void show(AuditCase audit, List<ClaimRow> rows) throws IOException {
        var details = new ArrayList<ClaimDetail>();
        for (var row : rows) {
            var detail = audit.claim(row.id());
            if (detail.isPresent()) {
                ClaimFindings.require(detail.get().row(), detail.get().findings());
                details.add(detail.get());
            }
        }
        if (output.json()) {
            output.json(details);
            return;
        }
        for (var detail : details) {
            var row = detail.row();
            output.line("Claim " + row.number() + " " + row.label() + ", " + FindingTable.word(row.tier()) + ", "
                    + row.operator() + ", " + row.model() + ", " + row.madeAt());
            for (var finding : detail.findings()) {
                output.line("  %-15s  %-24s  %s"
                        .formatted(FindingTable.word(finding.tier()), finding.code(), described(finding)));
            }
            detail.notCovered().forEach(line -> output.line("  not covered  " + line));
        }
    }

    private static String described(Finding finding) {
        return finding.detail().isEmpty() ? finding.sentence() : finding.sentence() + " (" + finding.detail() + ")";
    }
}
