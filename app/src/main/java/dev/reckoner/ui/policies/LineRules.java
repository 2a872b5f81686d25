package dev.reckoner.ui.policies;

import dev.reckoner.policy.RuleCount;
import dev.reckoner.policy.Simulation;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which rule a line of a policy belongs to, and what that does to the claims. */
final class LineRules {
    private final List<String> lines;
    private final List<RuleCount> rules;

    LineRules(String text, Simulation.Row row) {
        this.lines = text.lines().toList();
        this.rules = row.rules().stream()
                .sorted(Comparator.comparingInt(count -> count.rule().line()))
                .toList();
    }

    /** The rule of a line: its own, else the one before it in the same section, else the first of the section. */
    Optional<RuleCount> at(int line) {
        if (line > lines.size()) {
            return Optional.empty();
        }
        int from = start(line);
        int to = end(line);
        var section = rules.stream()
                .filter(count -> count.rule().line() >= from && count.rule().line() < to)
                .toList();
        return section.stream()
                .filter(count -> count.rule().line() <= line)
                .reduce((before, after) -> after)
                .or(() -> section.stream().findFirst());
    }

    private int start(int line) {
        int at = line;
        while (at > 1 && !beginsSection(at)) {
            at--;
        }
        return at;
    }

    private int end(int line) {
        int at = line + 1;
        while (at <= lines.size() && !beginsSection(at)) {
            at++;
        }
        return at;
    }

    /** A key, a comment or nothing at the left edge; the items of a list may stand there too. */
    private boolean beginsSection(int line) {
        String text = lines.get(line - 1);
        return text.isBlank() || !Character.isWhitespace(text.charAt(0)) && text.charAt(0) != '-';
    }

    /** The line that refuses most claims by itself, else most at all; the first where none refuses any. */
    int busiest() {
        return rules.stream()
                .filter(count -> count.refuses() > 0)
                .max(Comparator.comparingLong(RuleCount::alone).thenComparingLong(RuleCount::refuses))
                .map(count -> count.rule().line())
                .orElse(1);
    }

    /** What the rule of that line does, in a sentence; empty text where the line has none. */
    String sentence(int line) {
        return at(line).map(count -> sentence(line, count)).orElse("");
    }

    private static String sentence(int line, RuleCount count) {
        if (count.alone() > 0) {
            return Messages.get("policies.line.alone", line, Figures.count(count.alone()), count.alone());
        }
        if (count.refuses() > 0) {
            return Messages.get("policies.line.refuses", line, Figures.count(count.refuses()), count.refuses());
        }
        return count.open() > 0
                ? Messages.get("policies.line.open", line, Figures.count(count.open()), count.open())
                : Messages.get("policies.line.none", line);
    }
}
