package dev.reckoner.cli;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Findings as a table: one line for what is said in the same words, the grave ones first. */
final class FindingTable {
    private static final List<Tier> GRAVE_FIRST =
            List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.NONE, Tier.AFFIRMING);

    private FindingTable() {}

    static void print(Output output, List<Finding> findings) {
        if (findings.isEmpty()) {
            output.line("No findings.");
            return;
        }
        output.table(
                List.of("Tier", "Count", "Code", "Finding"),
                GRAVE_FIRST.stream()
                        .flatMap(tier -> alike(findings, tier).values().stream())
                        .map(FindingTable::row)
                        .toList());
    }

    private static Map<String, List<Finding>> alike(List<Finding> findings, Tier tier) {
        return findings.stream()
                .filter(finding -> finding.tier() == tier)
                .collect(java.util.stream.Collectors.groupingBy(
                        finding -> finding.code() + '\n' + finding.sentence(),
                        TreeMap::new,
                        java.util.stream.Collectors.toList()));
    }

    private static List<String> row(List<Finding> same) {
        var first = same.getFirst();
        return List.of(word(first.tier()), Integer.toString(same.size()), first.code(), first.sentence());
    }

    /** The tier in the words that the window uses. */
    static String word(Tier tier) {
        return tier == Tier.NONE ? "not checked" : tier.name().toLowerCase(Locale.ROOT);
    }
}
