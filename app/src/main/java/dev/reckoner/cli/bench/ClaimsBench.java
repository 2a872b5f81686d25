package dev.reckoner.cli.bench;

import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimOrder.Column;
import dev.reckoner.ledger.projection.ClaimPages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a page of a million claims costs over the bare indexed query for it: every column, unfiltered, filtered by what most claims
 * have, and by what few have; the first page and the ten thousandth, or the last where there are fewer. The first page comes before
 * anything is known of the question; at the ten thousandth the listing is complete, as it is soon after in the background, and the
 * bare query is told the position. Then all ten thousand pages are read, and the heap must not have grown.
 */
final class ClaimsBench implements Bench {
    private static final int CLAIMS = 1_000_000;
    private static final int WARM_UP = 500;
    private static final long DEEP = 9_999;
    private static final double MOST = 2;
    private static final double MOST_HEAP = 32;

    private enum Filter {
        NONE("1 = 1", ClaimCondition.ALL),
        COMMON("#.tier_key = 3", ClaimCondition.ALL.withTiers(Set.of("AFFIRMING"))),
        SELECTIVE(
                "#.operator_key = CAST('" + MadeClaims.RARE + "' AS BYTEA)",
                ClaimCondition.ALL.withNamed(Map.of(Name.OPERATOR, MadeClaims.RARE)));

        private final String sql;
        private final ClaimCondition condition;

        Filter(String sql, ClaimCondition condition) {
            this.sql = sql;
            this.condition = condition;
        }

        /** So written that the index of the order is used where most claims pass, which is the better plan. */
        private String sql(ClaimOrder order) {
            return this == COMMON && order.column() != Column.TIER ? sql.replace("_key", "_key + 0") : sql;
        }
    }

    @Override
    public String name() {
        return "claims";
    }

    @Override
    public String description() {
        return "Pages of 1,000,000 claims in every order, filtered and not, the first and the 10,000th, beside the bare"
                + " indexed query for the page; and the heap after all pages.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        var folder = Files.createTempDirectory("reckoner-bench");
        try (var ledger = Ledger.create(folder, "bench", MadeClaims.START)) {
            long started = System.nanoTime();
            int claims = setting.responses().orElse(CLAIMS);
            MadeClaims.fill(ledger.tables(), claims);
            report.say(String.format(
                    Locale.ROOT, "%d claims written in %.1f s.", claims, (System.nanoTime() - started) / 1e9));
            try (var bare = new BareH2Claims(folder)) {
                new Rounds(new ClaimPages(ledger.tables()), bare, setting.rounds(), report).all();
            }
        } finally {
            BenchFolder.delete(folder);
        }
    }

    private record Rounds(ClaimPages pages, BareH2Claims bare, int rounds, Report report) {
        void all() throws Exception {
            double worst = 0;
            report.say(String.format(
                    Locale.ROOT,
                    "%-12s %-10s %-12s %10s %10s %7s",
                    "order",
                    "filter",
                    "page",
                    "reckoner",
                    "bare",
                    "ratio"));
            for (var column : Column.values()) {
                for (var filter : Filter.values()) {
                    var order = new ClaimOrder(column, false);
                    worst = Math.max(worst, first(order, filter));
                    worst = Math.max(worst, deep(order, filter));
                }
            }
            report.figure(new Figure("claims.page.ratio", worst, Figure.Bound.AT_MOST, MOST));
            report.figure(new Figure("claims.heap.growth.mb", heap(), Figure.Bound.AT_MOST, MOST_HEAP));
        }

        private double first(ClaimOrder order, Filter filter) throws Exception {
            var page = new BareH2Claims.Page(order, filter.sql(order), filter == Filter.SELECTIVE, "", 0);
            return contest(
                    order,
                    filter,
                    "first",
                    () -> pages.list(filter.condition, order).first(() -> false).size(),
                    () -> bare.read(page).size());
        }

        private double deep(ClaimOrder order, Filter filter) throws Exception {
            var listing = pages.list(filter.condition, order);
            listing.complete(() -> false);
            long index = Math.max(0, Math.min(DEEP, (listing.size().orElse(0) - 1) / ClaimPages.PAGE));
            long number = listing.page(index).getFirst().number();
            Object key = index == 0 ? "" : bare.key(order, number);
            var page = new BareH2Claims.Page(order, filter.sql(order), filter == Filter.SELECTIVE, key, number);
            return contest(
                    order,
                    filter,
                    "%d".formatted(index + 1),
                    () -> listing.page(index).size(),
                    () -> bare.read(page).size());
        }

        private double contest(ClaimOrder order, Filter filter, String page, Reading ours, Reading peer)
                throws Exception {
            List<Double> oursTook = new ArrayList<>();
            List<Double> peerTook = new ArrayList<>();
            for (int i = -WARM_UP; i < rounds; i++) {
                int rows = time(ours, oursTook, i);
                if (time(peer, peerTook, i) != rows) {
                    throw new IOException("The bare query answers another page than Reckoner.");
                }
            }
            var timings = new Timings(1, oursTook, peerTook);
            report.say(String.format(
                    Locale.ROOT,
                    "%-12s %-10s %-12s %8.0fus %8.0fus %7.2f",
                    order.column().name().toLowerCase(Locale.ROOT),
                    filter.name().toLowerCase(Locale.ROOT),
                    page,
                    Timings.quantile(oursTook, 0.5) / 1_000,
                    Timings.quantile(peerTook, 0.5) / 1_000,
                    timings.ratioOfMedians()));
            return timings.ratioOfMedians();
        }

        private int time(Reading reading, List<Double> took, int round) throws Exception {
            long started = System.nanoTime();
            int rows = reading.rows();
            if (round >= 0) {
                took.add((double) (System.nanoTime() - started));
            }
            return rows;
        }

        /** Megabytes by which the heap grows while every page is read. */
        private double heap() throws IOException {
            var listing = pages.list(ClaimCondition.ALL, new ClaimOrder(Column.OPERATOR, false));
            listing.complete(() -> false);
            long size = listing.size().orElse(0);
            long before = LiveHeap.inUse();
            long read = 0;
            for (long page = 0; page * ClaimPages.PAGE < size; page++) {
                read += listing.page(page).size();
            }
            long after = LiveHeap.inUse();
            report.say(String.format(Locale.ROOT, "%d claims read in pages; %d MB of heap in use.", read, after >> 20));
            return Math.max(0, (after - before) / (double) (1 << 20));
        }

        private interface Reading {
            int rows() throws Exception;
        }
    }
}
