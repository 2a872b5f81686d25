package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A part of a condition that has an index: it names the numbers of its claims without reading the claims. */
sealed interface ClaimPart {
    /** How many numbers are read at a time. */
    int STEP = 5_000;

    /** Numbers of the claims of which this is true, so many at most. */
    List<Integer> some(CaseTables sql, int most) throws IOException;

    /** The same claims whole, where they are so few. */
    List<ClaimFacts> rows(CaseTables sql, int most) throws IOException;

    /** Marks every claim of which this is true; stops early where it is cancelled. */
    void mark(CaseTables sql, BitSet claims, BooleanSupplier cancelled) throws IOException;

    /**
     * A column has one of some values.
     *
     * @param values each with its column
     */
    record AnyOf(List<Value> values) implements ClaimPart {
        /**
         * A value.
         *
         * @param column of the table, with an index
         * @param value its key, see {@link ClaimKeys}
         */
        record Value(String column, Comparable<?> value) {}

        @Override
        public List<Integer> some(CaseTables sql, int most) throws IOException {
            // A claim may have a code itself and rest on evidence that has it too: what is there twice is not counted
            // twice.
            var found = new LinkedHashSet<Integer>();
            for (var value : values) {
                if (found.size() < most) {
                    found.addAll(numbers(sql, value, Integer.MAX_VALUE, most));
                }
            }
            return found.stream().limit(most).toList();
        }

        @Override
        public List<ClaimFacts> rows(CaseTables sql, int most) throws IOException {
            if (values.size() != 1) {
                return ClaimPages.rowsOf(sql, some(sql, most));
            }
            var value = values.getFirst();
            return sql.read(connection -> {
                try (var select = connection.prepareStatement("SELECT " + ClaimTable.columns("c")
                        + " FROM claim c WHERE c." + value.column() + " = ? LIMIT ?")) {
                    Tables.set(select, List.of(ClaimKeys.bound(value.value())), most);
                    return ClaimTable.rows(select);
                }
            });
        }

        @Override
        public void mark(CaseTables sql, BitSet claims, BooleanSupplier cancelled) throws IOException {
            for (var value : values) {
                var some = numbers(sql, value, Integer.MAX_VALUE, STEP);
                some.forEach(claims::set);
                while (some.size() == STEP && !cancelled.getAsBoolean()) {
                    some = numbers(sql, value, some.getLast(), STEP);
                    some.forEach(claims::set);
                }
            }
        }

        private static List<Integer> numbers(CaseTables sql, Value value, int before, int most) throws IOException {
            return sql.read(connection -> {
                try (var select = connection.prepareStatement("SELECT number FROM claim WHERE " + value.column()
                        + " = ? AND number < ? ORDER BY " + value.column() + ", number DESC LIMIT ?")) {
                    Tables.set(select, List.of(ClaimKeys.bound(value.value()), (long) before), most);
                    return Tables.numbers(select);
                }
            });
        }
    }

    /**
     * It was made in a window of time.
     *
     * @param span the window
     */
    record Made(ClaimCondition.Span span) implements ClaimPart {
        private static final ClaimOrder BY_TIME = new ClaimOrder(ClaimOrder.Column.TIME, false);

        @Override
        public List<Integer> some(CaseTables sql, int most) throws IOException {
            return new ClaimWalk(sql, BY_TIME)
                    .from(beginning(), most).stream()
                            .filter(this::isInside)
                            .map(position -> (int) position.number())
                            .toList();
        }

        @Override
        public List<ClaimFacts> rows(CaseTables sql, int most) throws IOException {
            return ClaimPages.rowsOf(sql, some(sql, most));
        }

        @Override
        public void mark(CaseTables sql, BitSet claims, BooleanSupplier cancelled) throws IOException {
            var walk = new ClaimWalk(sql, BY_TIME);
            var some = walk.from(beginning(), STEP);
            while (!some.isEmpty() && !cancelled.getAsBoolean()) {
                some.stream().filter(this::isInside).forEach(position -> claims.set((int) position.number()));
                some = isInside(some.getLast()) ? walk.after(some.getLast(), STEP) : List.of();
            }
        }

        private ClaimPosition beginning() {
            return new ClaimPosition(span.from().getEpochSecond(), Integer.MAX_VALUE);
        }

        /** To the second: what is more is tested on the rows. */
        private boolean isInside(ClaimPosition position) {
            long second = (Long) position.key();
            long end = span.until().getEpochSecond();
            return second < end || second == end && span.until().getNano() > 0;
        }
    }

    /**
     * It is one of these.
     *
     * @param numbers the claims
     */
    record Numbered(ClaimNumbers numbers) implements ClaimPart {
        @Override
        public List<Integer> some(CaseTables sql, int most) {
            return numbers.stream().limit(most).boxed().toList();
        }

        @Override
        public List<ClaimFacts> rows(CaseTables sql, int most) throws IOException {
            return ClaimPages.rowsOf(sql, some(sql, most));
        }

        @Override
        public void mark(CaseTables sql, BitSet claims, BooleanSupplier cancelled) {
            numbers.stream().forEach(claims::set);
        }
    }
}
