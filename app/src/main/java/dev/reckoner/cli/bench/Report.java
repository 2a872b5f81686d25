package dev.reckoner.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Where benches put what they measured: tables at once, all figures at the end. */
public final class Report {
    private final Consumer<String> line;
    private final List<Figure> figures = new ArrayList<>();

    /** Prints line by line to the given place. */
    public Report(Consumer<String> line) {
        this.line = line;
    }

    /** A line of explanation. */
    public void say(String text) {
        line.accept(text);
    }

    /** How the rounds of a contest spread, in microseconds for one piece of work; each column for itself. */
    public void table(String title, Timings timings) {
        say(String.format(
                Locale.ROOT,
                "%s, %d alternating rounds of %d, microseconds each",
                title,
                timings.ours().size(),
                timings.perRound()));
        say(String.format(Locale.ROOT, "  %-16s%12s%12s%9s", "", "reckoner", "peer", "ratio"));
        row("fastest", timings, 0);
        row("lower quartile", timings, 0.25);
        row("median", timings, 0.5);
        row("upper quartile", timings, 0.75);
        row("slowest", timings, 1);
    }

    private void row(String name, Timings timings, double share) {
        say(String.format(
                Locale.ROOT,
                "  %-16s%12.1f%12.1f%9.3f",
                name,
                Timings.quantile(timings.ours(), share) / 1_000,
                Timings.quantile(timings.peer(), share) / 1_000,
                Timings.quantile(timings.ratios(), share)));
    }

    /** Takes a figure; its line comes at the end. */
    public void figure(Figure figure) {
        figures.add(figure);
    }

    /** Prints a line for each figure. True if there are figures and all keep their limits. */
    public boolean finish() {
        figures.forEach(figure -> say(figure.line()));
        return !figures.isEmpty() && figures.stream().allMatch(Figure::ok);
    }
}
