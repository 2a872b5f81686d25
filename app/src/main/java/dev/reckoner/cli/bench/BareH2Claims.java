package dev.reckoner.cli.bench;

import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of claims by plain JDBC, as one would write it who knows the page's position and the best index.
 *
 * <p>The one class outside the ledger that may know the database: it is what reading pages is measured against.
 */
final class BareH2Claims implements AutoCloseable {
    private final Connection connection;

    BareH2Claims(Path folder) throws SQLException {
        connection = DriverManager.getConnection(
                "jdbc:h2:retry:file:" + folder.toAbsolutePath().resolve("ledger") + ";WRITE_DELAY=0");
        try (var statement = connection.createStatement()) {
            // Else the database would answer a question that it was just asked from its memory of the answer.
            statement.execute("SET OPTIMIZE_REUSE_RESULTS 0");
        }
    }

    /**
     * A page.
     *
     * @param order sorted so
     * @param filter what else is asked for, in SQL; empty text for nothing
     * @param few true if it lets few claims through
     * @param key key of the page's first claim; empty text for the first page
     * @param number its number
     */
    record Page(ClaimOrder order, String filter, boolean few, Object key, long number) {
        private String select() {
            String from = isLabel() ? "claim_label o JOIN claim c ON c.number = o.number" : "claim o";
            String table = isLabel() ? "c" : "o";
            return "SELECT " + COLUMNS.replace("#", table) + " FROM " + from + " WHERE " + filter().replace("#", table);
        }

        private String sorted() {
            return order.descending()
                    ? " ORDER BY o." + column(order) + " DESC, o.number LIMIT ?"
                    : " ORDER BY o." + column(order) + ", o.number DESC LIMIT ?";
        }

        private boolean isLabel() {
            // Few are read by their own index and sorted.
            return order.column() == ClaimOrder.Column.CLAIM && !few;
        }
    }

    private static final String COLUMNS =
            "#.number, #.id, #.trail, #.received, #.received_nano, #.made, #.appraised, #.rerun, #.run, #.label,"
                    + " #.provider, #.operator, #.application, #.model, #.made_at, #.made_at_nano, #.tier, #.strip,"
                    + " #.verdict, #.reasons, #.rests";

    private static String column(ClaimOrder order) {
        return switch (order.column()) {
            case TIER -> "tier_key";
            case CLAIM -> "label_key";
            case TIME -> "made_at";
            case APPLICATION -> "application_key";
            case OPERATOR -> "operator_key";
            case MODEL -> "model_key";
            case EVIDENCE -> "affirmed";
            case VERDICT -> "verdict_key";
        };
    }

    List<Object[]> read(Page page) throws SQLException {
        if ("".equals(page.key())) {
            return rows(page.select() + page.sorted(), List.of(), ClaimPages.PAGE);
        }
        String key = " AND o." + column(page.order());
        boolean down = page.order().descending();
        var rows = rows(
                page.select() + key + " = ? AND o.number " + (down ? ">=" : "<=") + " ?" + page.sorted(),
                List.of(page.key(), page.number()),
                ClaimPages.PAGE);
        if (rows.size() < ClaimPages.PAGE) {
            rows.addAll(rows(
                    page.select() + key + (down ? " < ?" : " > ?") + page.sorted(),
                    List.of(page.key()),
                    ClaimPages.PAGE - rows.size()));
        }
        return rows;
    }

    private List<Object[]> rows(String sql, List<Object> values, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            select.setInt(values.size() + 1, limit);
            var rows = new ArrayList<Object[]>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    var row = new Object[21];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = result.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    /** The key of a claim in an order. */
    Object key(ClaimOrder order, long number) throws SQLException {
        try (var select = connection.prepareStatement("SELECT " + column(order) + " FROM claim WHERE number = ?")) {
            select.setLong(1, number);
            try (var result = select.executeQuery()) {
                result.next();
                return result.getObject(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
