package dev.reckoner.ledger.projection;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How claims are sorted. Equals are newest first; descending is exactly the other way round.
 *
 * @param column by which
 * @param descending the other way round
 */
public record ClaimOrder(Column column, boolean descending) {
    /** Gravest first, newest first among equals. */
    public static final ClaimOrder DEFAULT = new ClaimOrder(Column.TIER, false);

    /** What one can sort by; each has an index. */
    public enum Column {
        /** Gravest first. */
        TIER("tier_key", row -> ClaimKeys.tier(row.tier())),
        /** The label; numbers first and as numbers. */
        CLAIM("label_key", row -> ClaimKeys.label(row.words().label())),
        /** When it was made, to the second. */
        TIME("made_at", row -> row.madeAt().getEpochSecond()),
        APPLICATION("application_key", row -> ClaimKeys.name(row.words().application())),
        OPERATOR("operator_key", row -> ClaimKeys.name(row.words().operator())),
        MODEL("model_key", row -> ClaimKeys.name(row.words().model())),
        /** Fewest affirmed checks first. */
        EVIDENCE("affirmed", row -> ClaimKeys.affirmed(row.strip())),
        /** Outside first, not run last. */
        VERDICT("verdict_key", row -> ClaimKeys.verdict(row.verdict()));

        private final String key;
        private final Function<ClaimFacts, Comparable<?>> value;

        Column(String key, Function<ClaimFacts, Comparable<?>> value) {
            this.key = key;
            this.value = value;
        }

        /** Name of the column of the table. */
        String key() {
            return key;
        }

        Comparable<?> value(ClaimFacts row) {
            return value.apply(row);
        }
    }

    /** The same order of rows that are at hand. */
    public Comparator<ClaimFacts> comparator() {
        Comparator<ClaimFacts> ascending = (a, b) -> compare(position(a), position(b));
        return descending ? ascending.reversed() : ascending;
    }

    /** Rows that are at hand in this order; each key is made once. */
    List<ClaimFacts> sorted(Stream<ClaimFacts> rows) {
        record Placed(ClaimPosition position, ClaimFacts row) {}
        return rows.map(row -> new Placed(position(row), row))
                .sorted((a, b) -> inOrder(a.position(), b.position()))
                .map(Placed::row)
                .toList();
    }

    ClaimPosition position(ClaimFacts row) {
        return new ClaimPosition(column.value(row), row.number());
    }

    /** Negative if the first comes before the other. */
    int inOrder(ClaimPosition first, ClaimPosition other) {
        return descending ? compare(other, first) : compare(first, other);
    }

    private static int compare(ClaimPosition a, ClaimPosition b) {
        int byKey = a.compareKeyTo(b);
        return byKey != 0 ? byKey : Long.compare(b.number(), a.number());
    }
}
