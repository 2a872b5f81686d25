package dev.reckoner.ui.chart;

import dev.reckoner.ui.chart.ClaimsPerDay.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the words of events stand above a chart: beside their lines, in as few rows as it takes for none to touch another. */
final class DayLabels {
    private static final double ASIDE = 4;
    private static final double APART = 8;
    /** More rows would leave no room for what the chart shows. */
    private static final int MOST_ROWS = 3;

    private final List<Placed> placed = new ArrayList<>();
    private final List<List<Placed>> rows = new ArrayList<>();
    private final double width;
    private final int most;

    /**
     * An event where it stands.
     *
     * @param x of its line
     * @param row of its words, from 0 at the chart upwards; empty where they find no room
     * @param from where its words begin
     * @param until where they end
     * @param leftwards true if they end at the line
     */
    record Placed(Event event, double x, Optional<Integer> row, double from, double until, boolean leftwards) {
        private Placed in(int number) {
            return new Placed(event, x, Optional.of(number), from, until, leftwards);
        }

        private boolean touches(Placed other) {
            return from < other.until + APART && other.from < until + APART;
        }

        double start() {
            return leftwards ? x - ASIDE : x + ASIDE;
        }
    }

    /** Labels of a chart of that width, of that height over which they may be spread. */
    DayLabels(double width, double height) {
        this.width = width;
        most = (int) Math.clamp(Math.floor((height - 110) / 16), 1, MOST_ROWS);
    }

    /** Places the words of the next event, further right than those before. */
    void add(Event event, double x) {
        double wide = Letters.width(event.words());
        boolean left = x + ASIDE + wide > width;
        double from = left ? x - ASIDE - wide : x + ASIDE;
        var label = new Placed(event, x, Optional.empty(), from, from + wide, left);
        for (int row = 0; row < most; row++) {
            if (rows.size() == row) {
                rows.add(new ArrayList<>());
            }
            if (rows.get(row).stream().noneMatch(label::touches)) {
                rows.get(row).add(label);
                placed.add(label.in(row));
                return;
            }
        }
        placed.add(label);
    }

    List<Placed> placed() {
        return List.copyOf(placed);
    }

    /** How many rows there are. */
    int rows() {
        return rows.size();
    }
}
