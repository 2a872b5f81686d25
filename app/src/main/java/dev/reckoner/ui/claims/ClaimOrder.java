package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the table is sorted.
 *
 * @param column by which
 * @param descending the other way round
 */
record ClaimOrder(Column column, boolean descending) {
    /** Gravest first, newest first among equals. */
    static final ClaimOrder DEFAULT = new ClaimOrder(Column.TIER, false);

    private static final List<Tier> GRAVITY = List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.NONE, Tier.AFFIRMING);

    /** What one can sort by. */
    enum Column {
        TIER,
        CLAIM,
        DAY,
        TIME,
        APPLICATION,
        OPERATOR,
        MODEL,
        EVIDENCE,
        VERDICT
    }

    /** The order; ties are newest first, then as imported, so that it is total. */
    Comparator<ClaimLine> comparator() {
        Comparator<ClaimLine> order = ascending();
        return (descending ? order.reversed() : order)
                .thenComparing(line -> line.row().madeAt(), Comparator.reverseOrder())
                .thenComparing(line -> line.row().number());
    }

    private Comparator<ClaimLine> ascending() {
        return switch (column) {
            case TIER ->
                Comparator.comparingInt(line -> GRAVITY.indexOf(line.row().tier()));
            case CLAIM ->
                Comparator.comparingLong(ClaimLine::number)
                        .thenComparing(line -> line.row().label());
            case DAY -> Comparator.comparingInt(ClaimLine::day);
            case TIME -> Comparator.comparing(line -> line.row().madeAt());
            case APPLICATION -> Comparator.comparing(line -> line.row().application());
            case OPERATOR -> Comparator.comparing(line -> line.row().operator());
            case MODEL -> Comparator.comparing(line -> line.row().model());
            case EVIDENCE -> Comparator.comparingLong(ClaimOrder::affirmed);
            case VERDICT -> Comparator.comparingInt(ClaimOrder::verdict);
        };
    }

    /** Fewest affirmed checks first. */
    private static long affirmed(ClaimLine line) {
        return line.row().strip().stream()
                .filter(Optional.of(Tier.AFFIRMING)::equals)
                .count();
    }

    /** Outside first, bit exact later, not run last. */
    private static int verdict(ClaimLine line) {
        return line.row()
                .verdict()
                .map(verdict -> switch (verdict) {
                    case OUTSIDE -> 0;
                    case INCONCLUSIVE -> 1;
                    case WITHIN_THEORETICAL -> 2;
                    case WITHIN_EMPIRICAL -> 3;
                    case BIT_EXACT -> 4;
                })
                .orElse(5);
    }
}
