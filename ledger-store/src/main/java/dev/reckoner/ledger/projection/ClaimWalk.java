package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Walks the index of an order from a position on, over all keys or some. The rest of the position's own key and the keys behind it
 * are asked for one after the other: of one condition for both, {@code (key, number) < (?, ?)} or the same with OR, the database
 * uses the key alone and reads every claim of that key first (H2 2.4.240).
 */
final class ClaimWalk {
    private final CaseTables sql;
    private final ClaimOrder order;
    private final List<KeyRange> ranges;

    ClaimWalk(CaseTables sql, ClaimOrder order) {
        this(sql, order, KeyRange.ALL);
    }

    /** Walks only over keys in these ranges, which do not meet. */
    ClaimWalk(CaseTables sql, ClaimOrder order, List<KeyRange> ranges) {
        this.sql = sql;
        this.order = order;
        Comparator<KeyRange> ascending = (a, b) -> b.low().map(a::isBelow).orElse(false) ? -1 : 1;
        this.ranges = ranges.size() == 1
                ? ranges
                : ranges.stream()
                        .sorted(order.descending() ? ascending.reversed() : ascending)
                        .toList();
    }

    @FunctionalInterface
    private interface Reading<R> {
        List<R> read(PreparedStatement select) throws SQLException;
    }

    /** Positions from the first on. */
    List<ClaimPosition> first(int limit) throws IOException {
        return positions(Optional.empty(), limit);
    }

    /** Positions from that one on, it included. */
    List<ClaimPosition> from(ClaimPosition position, int limit) throws IOException {
        return positions(Optional.of(position), limit);
    }

    /** Positions behind that one. */
    List<ClaimPosition> after(ClaimPosition position, int limit) throws IOException {
        return from(next(position), limit);
    }

    /** Rows from the first on. */
    List<ClaimFacts> firstRows(int limit) throws IOException {
        return rows(Optional.empty(), limit);
    }

    /** Rows from that position on, it included. */
    List<ClaimFacts> rowsFrom(ClaimPosition position, int limit) throws IOException {
        return rows(Optional.of(position), limit);
    }

    /** The first place that a claim behind that one can have. */
    ClaimPosition next(ClaimPosition position) {
        return new ClaimPosition(position.key(), order.descending() ? position.number() + 1 : position.number() - 1);
    }

    /** Where the claim of that number stands; empty if there is none. */
    Optional<ClaimPosition> of(long number) throws IOException {
        return sql.read(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT " + order.column().key() + ", number FROM claim WHERE number = ?")) {
                select.setLong(1, number);
                return positions(select).stream().findFirst();
            }
        });
    }

    private List<ClaimPosition> positions(Optional<ClaimPosition> from, int limit) throws IOException {
        String select = "SELECT o." + order.column().key() + ", o.number FROM " + table() + " o";
        return read(select, ClaimWalk::positions, from, limit);
    }

    private List<ClaimFacts> rows(Optional<ClaimPosition> from, int limit) throws IOException {
        String source = isBeside() ? table() + " o JOIN claim c ON c.number = o.number" : "claim o";
        String select = "SELECT " + ClaimTable.columns(isBeside() ? "c" : "o") + " FROM " + source;
        return read(select, ClaimTable::rows, from, limit);
    }

    private static List<ClaimPosition> positions(PreparedStatement select) throws SQLException {
        var found = new ArrayList<ClaimPosition>();
        try (var result = select.executeQuery()) {
            while (result.next()) {
                found.add(new ClaimPosition(ClaimKeys.read(result.getObject(1)), result.getLong(2)));
            }
        }
        return found;
    }

    private <R> List<R> read(String select, Reading<R> reading, Optional<ClaimPosition> from, int limit)
            throws IOException {
        return sql.read(connection -> {
            var found = new ArrayList<R>();
            for (var range : ranges) {
                if (found.size() < limit
                        && !from.map(position -> isPast(range, position)).orElse(false)) {
                    read(connection, select, reading, range, from, limit, found);
                }
            }
            return found;
        });
    }

    private boolean isPast(KeyRange range, ClaimPosition position) {
        return order.descending() ? range.isAbove(position.key()) : range.isBelow(position.key());
    }

    private boolean isAhead(KeyRange range, ClaimPosition position) {
        return order.descending() ? range.isBelow(position.key()) : range.isAbove(position.key());
    }

    private <R> void read(
            Connection connection,
            String select,
            Reading<R> reading,
            KeyRange range,
            Optional<ClaimPosition> from,
            int limit,
            List<R> found)
            throws SQLException {
        KeyRange rest = range;
        if (from.isPresent() && !isAhead(range, from.get())) {
            var position = from.get();
            found.addAll(read(
                    connection,
                    select + same(),
                    reading,
                    List.of(ClaimKeys.bound(position.key()), position.number()),
                    limit - found.size()));
            rest = range.beyond(position.key(), order.descending());
        }
        if (found.size() < limit && !rest.isEmpty()) {
            found.addAll(read(connection, select + within(rest), reading, bounds(rest), limit - found.size()));
        }
    }

    private <R> List<R> read(Connection connection, String query, Reading<R> reading, List<?> values, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(query + sorted())) {
            Tables.set(select, values, limit);
            return reading.read(select);
        }
    }

    /** Labels come in no order, so that their index is a table of its own: see {@link ClaimCopies}. */
    private boolean isBeside() {
        return order.column() == ClaimOrder.Column.CLAIM;
    }

    private String table() {
        return isBeside() ? "claim_label" : "claim";
    }

    private String same() {
        return " WHERE o." + order.column().key() + " = ? AND o.number " + (order.descending() ? ">=" : "<=") + " ?";
    }

    private String within(KeyRange range) {
        String key = "o." + order.column().key();
        if (range.low().isPresent() && range.low().equals(range.high())) {
            return " WHERE " + key + " = ?";
        }
        if (range.low().isPresent()) {
            return " WHERE " + key + " >= ?" + (range.high().isPresent() ? " AND " + key + " <= ?" : "");
        }
        return range.high().isPresent() ? " WHERE " + key + " <= ?" : "";
    }

    private static List<?> bounds(KeyRange range) {
        var bounds = new ArrayList<Object>();
        range.low().map(ClaimKeys::bound).ifPresent(bounds::add);
        if (!range.low().equals(range.high())) {
            range.high().map(ClaimKeys::bound).ifPresent(bounds::add);
        }
        return bounds;
    }

    private String sorted() {
        String key = order.column().key();
        return order.descending()
                ? " ORDER BY o." + key + " DESC, o.number LIMIT ?"
                : " ORDER BY o." + key + ", o.number DESC LIMIT ?";
    }
}
