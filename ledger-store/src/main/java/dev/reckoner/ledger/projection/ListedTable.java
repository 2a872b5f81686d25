package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Short lists of entries: the trails, the parties, the calibrations of a case. */
public final class ListedTable {
    private static final int BATCH = 500;

    private final CaseTables sql;
    private final List<Listed> added = new ArrayList<>();

    /**
     * An entry in a list.
     *
     * @param list which
     * @param entry index of the entry
     * @param name what the list knows it by
     */
    public record Listed(String list, long entry, String name) {}

    /** The table of that database. */
    public ListedTable(CaseTables sql) {
        this.sql = sql;
    }

    /** Puts an entry into a list; in the table once flushed. */
    public void add(Listed listed) {
        added.add(listed);
    }

    /** Writes what was added. */
    public void flush() throws IOException {
        sql.write(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO listed (list, entry, name) VALUES (?, ?, ?)")) {
                return Tables.batch(insert, added, BATCH, (statement, listed) -> {
                    statement.setString(1, listed.list());
                    statement.setLong(2, listed.entry());
                    statement.setString(3, Tables.text(listed.name()));
                });
            }
        });
        added.clear();
    }

    /** The entries of a list that were flushed, ascending. */
    public List<Listed> of(String list) throws IOException {
        return sql.read(connection -> {
            var all = new ArrayList<Listed>();
            try (var select =
                    connection.prepareStatement("SELECT entry, name FROM listed WHERE list = ? ORDER BY entry")) {
                select.setString(1, list);
                try (var result = select.executeQuery()) {
                    while (result.next()) {
                        all.add(new Listed(list, result.getLong(1), Tables.textOf(result, 2)));
                    }
                }
            }
            return all;
        });
    }
}
