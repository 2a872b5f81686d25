package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.ClaimDetail.HistoryLine;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.MentionTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the ledger says of a claim over time, in words. */
final class ClaimHistory {
    private final CaseEntries entries;
    private final MentionTable mentions;

    ClaimHistory(CaseEntries entries, MentionTable mentions) {
        this.entries = entries;
        this.mentions = mentions;
    }

    /** Ledger entries that concern the claim, oldest first. */
    List<HistoryLine> of(ClaimFacts row) throws IOException {
        var lines = new ArrayList<HistoryLine>();
        var said = new EnumMap<CaseEntry.Scope, List<Finding>>(CaseEntry.Scope.class);
        for (long index : indexes(row)) {
            var time = entries.time(index);
            for (var what : words(entries.at(index, CaseEntry.class), said)) {
                lines.add(new HistoryLine(index, time, what));
            }
        }
        return lines;
    }

    /** The runs after the one that stands. */
    List<HistoryLine> runsAfter(ClaimFacts row) throws IOException {
        var lines = new ArrayList<HistoryLine>();
        long stands = row.entries().run().orElse(Long.MAX_VALUE);
        for (long index : mentions.about(row.id())) {
            if (index > stands && entries.at(index, CaseEntry.class) instanceof CaseEntry.Reexecuted run) {
                lines.add(new HistoryLine(index, entries.time(index), run.sentence()));
            }
        }
        return lines;
    }

    private List<Long> indexes(ClaimFacts row) throws IOException {
        var places = row.entries();
        return Stream.of(
                        Stream.of(places.made()),
                        places.appraised().stream().boxed(),
                        places.rerun().stream().boxed(),
                        places.run().stream().boxed(),
                        mentions.about(row.id()).stream())
                .flatMap(all -> all)
                .sorted()
                .toList();
    }

    /** Of an appraisal only what the one before did not find. */
    private static List<String> words(CaseEntry entry, Map<CaseEntry.Scope, List<Finding>> said) {
        return switch (entry) {
            case CaseEntry.ClaimMade made ->
                List.of("Imported from " + made.claim().place());
            case CaseEntry.Reexecuted run -> List.of("Run again: " + run.sentence());
            case CaseEntry.FindingsMade made -> {
                var before = said.getOrDefault(made.scope(), List.of());
                said.put(made.scope(), made.findings());
                yield made.findings().stream()
                        .filter(finding -> !before.contains(finding))
                        .map(finding -> finding.code() + ": " + finding.sentence())
                        .toList();
            }
            default -> List.of();
        };
    }
}
