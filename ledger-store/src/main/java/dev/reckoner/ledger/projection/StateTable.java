package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Single numbers that a case adds up to, by name; read at once, since they are few. */
public final class StateTable {
    private final CaseTables sql;
    private final Map<String, Long> amounts = new HashMap<>();
    private final Map<String, Long> changed = new HashMap<>();

    /** The table of that database. */
    public StateTable(CaseTables sql) throws IOException {
        this.sql = sql;
        sql.read(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT name, amount FROM case_state")) {
                while (result.next()) {
                    amounts.put(result.getString(1), result.getLong(2));
                }
            }
            return amounts.size();
        });
    }

    /** The number of that name. */
    public OptionalLong get(String name) {
        var amount = amounts.get(name);
        return amount == null ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    /** Sets a number; in the table once flushed. */
    public void set(String name, long amount) {
        if (!Long.valueOf(amount).equals(amounts.put(name, amount))) {
            changed.put(name, amount);
        }
    }

    /** Writes what has changed. */
    public void flush() throws IOException {
        if (changed.isEmpty()) {
            return;
        }
        sql.write(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM case_state WHERE name = ?");
                    var insert = connection.prepareStatement("INSERT INTO case_state (name, amount) VALUES (?, ?)")) {
                for (var state : changed.entrySet()) {
                    delete.setString(1, state.getKey());
                    delete.executeUpdate();
                    insert.setString(1, state.getKey());
                    insert.setLong(2, state.getValue());
                    insert.executeUpdate();
                }
            }
            return changed.size();
        });
        changed.clear();
    }
}
