package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What step V5 cannot say in SQL: the nodes of the tree over entries that were recorded before nodes were kept, computed from
 * their content, so that they agree with the old head only if the content does; and that head among the heads. Can be run again
 * where it was interrupted.
 */
final class NodeMigration {
    private NodeMigration() {}

    static void run(Connection connection) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DELETE FROM tree_node");
        }
        nodes(connection);
        heads(connection);
        connection.commit();
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS head");
        }
    }

    private static void nodes(Connection connection) throws IOException, SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO tree_node (number, hashes) VALUES (?, ?)")) {
            TreeWriter.all(EntryRows.of(connection), (row, stored) -> {
                try {
                    insert.setLong(1, row.number());
                    insert.setBytes(2, row.hashes());
                    insert.executeUpdate();
                } catch (SQLException e) {
                    throw Database.failed("be brought up to date", e);
                }
            });
        }
    }

    private static void heads(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS head (only_one BOOLEAN, note VARCHAR(65536))");
            try (var result = statement.executeQuery("SELECT note FROM head");
                    var insert = connection.prepareStatement("INSERT INTO tree_head (size, note) VALUES (?, ?)")) {
                while (result.next()) {
                    insert.setLong(1, size(result.getString(1)));
                    insert.setString(2, result.getString(1));
                    insert.executeUpdate();
                }
            }
        }
    }

    /** A head that says no size was forged, and is kept to be told of. */
    private static long size(String note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text()).size();
        } catch (IllegalArgumentException forged) {
            return 0;
        }
    }
}
