package dev.reckoner.cli;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Findings as a table: one line for what is said in the same words, the grave ones first. Holds counts, not findings. */
final class FindingTable {
    private static final List<Tier> GRAVE_FIRST =
            List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.NONE, Tier.AFFIRMING);
    private static final Comparator<Line> ORDER = Comparator.comparing((Line line) -> GRAVE_FIRST.indexOf(line.tier()))
            .thenComparing(Line::code)
            .thenComparing(Line::sentence);

    private final TreeMap<Line, Long> counts = new TreeMap<>(ORDER);

    private record Line(Tier tier, String code, String sentence) {}

    void add(Finding finding) {
        counts.merge(new Line(finding.tier(), finding.code(), finding.sentence()), 1L, Long::sum);
    }

    /** The tiers of what was added. */
    Set<Tier> tiers() {
        return counts.keySet().stream().map(Line::tier).collect(Collectors.toSet());
    }

    void print(Output output) {
        if (counts.isEmpty()) {
            output.line("No findings.");
            return;
        }
        output.table(
                List.of("Tier", "Count", "Code", "Finding"),
                counts.entrySet().stream()
                        .map(same -> row(same.getKey(), same.getValue()))
                        .toList());
    }

    private static List<String> row(Line line, long count) {
        return List.of(word(line.tier()), Long.toString(count), line.code(), line.sentence());
    }

    /** The tier in the words that the window uses. */
    static String word(Tier tier) {
        return tier == Tier.NONE ? "not checked" : tier.name().toLowerCase(Locale.ROOT);
    }
}
