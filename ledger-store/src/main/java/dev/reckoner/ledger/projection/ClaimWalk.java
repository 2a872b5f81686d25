package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks the index of an order from a position on. The rest of the position's own key and the keys behind it are asked for one after
 * the other: of one condition for both, {@code (key, number) < (?, ?)} or the same with OR, the database uses the key alone and
 * reads every claim of that key first (measured on H2 2.4.240; a tier is of most of a million).
 */
final class ClaimWalk {
    private final CaseTables sql;
    private final ClaimOrder order;

    ClaimWalk(CaseTables sql, ClaimOrder order) {
        this.sql = sql;
        this.order = order;
    }

    /** Positions from the first on. */
    List<ClaimPosition> first(int limit) throws IOException {
        return sql.read(connection -> positions(connection, "", List.of(), limit));
    }

    /** Positions from that one on, it included. */
    List<ClaimPosition> from(ClaimPosition position, int limit) throws IOException {
        return sql.read(connection -> {
            var found = positions(connection, same(), List.of(position.key(), position.number()), limit);
            if (found.size() < limit) {
                found.addAll(positions(connection, behind(), List.of(position.key()), limit - found.size()));
            }
            return found;
        });
    }

    /** Positions behind that one. */
    List<ClaimPosition> after(ClaimPosition position, int limit) throws IOException {
        return from(next(position), limit);
    }

    /** Rows from the first on. */
    List<ClaimFacts> firstRows(int limit) throws IOException {
        return sql.read(connection -> rows(connection, "", List.of(), limit));
    }

    /** Rows from that position on, it included. */
    List<ClaimFacts> rowsFrom(ClaimPosition position, int limit) throws IOException {
        return sql.read(connection -> {
            var found = rows(connection, same(), List.of(position.key(), position.number()), limit);
            if (found.size() < limit) {
                found.addAll(rows(connection, behind(), List.of(position.key()), limit - found.size()));
            }
            return found;
        });
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

    private List<ClaimPosition> positions(Connection connection, String where, List<?> values, int limit)
            throws SQLException {
        String key = order.column().key();
        try (var select = connection.prepareStatement(
                "SELECT o." + key + ", o.number FROM " + table() + " o" + where + sorted())) {
            Tables.set(select, values, limit);
            return positions(select);
        }
    }

    private static List<ClaimPosition> positions(java.sql.PreparedStatement select) throws SQLException {
        var found = new ArrayList<ClaimPosition>();
        try (var result = select.executeQuery()) {
            while (result.next()) {
                found.add(new ClaimPosition((Comparable<?>) result.getObject(1), result.getLong(2)));
            }
        }
        return found;
    }

    private List<ClaimFacts> rows(Connection connection, String where, List<?> values, int limit) throws SQLException {
        String from = isBeside() ? table() + " o JOIN claim c ON c.number = o.number" : "claim o";
        try (var select = connection.prepareStatement(
                "SELECT " + ClaimTable.columns(isBeside() ? "c" : "o") + " FROM " + from + where + sorted())) {
            Tables.set(select, values, limit);
            return ClaimTable.rows(select);
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

    private String behind() {
        return " WHERE o." + order.column().key() + (order.descending() ? " < ?" : " > ?");
    }

    private String sorted() {
        String key = order.column().key();
        return order.descending()
                ? " ORDER BY o." + key + " DESC, o.number LIMIT ?"
                : " ORDER BY o." + key + ", o.number DESC LIMIT ?";
    }
}
