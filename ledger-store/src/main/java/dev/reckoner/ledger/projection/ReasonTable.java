package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reason codes that occurred, as they were first said, and those of what was found about evidence items. */
public final class ReasonTable {
    private final CaseTables sql;
    private final Set<String> known = new HashSet<>();

    /**
     * A code.
     *
     * @param code for example {@code EV-NITRO-PCR-ZERO}
     * @param tier name of the tier of its findings
     * @param sentence as the first finding said it
     */
    public record Said(String code, String tier, String sentence) {}

    /**
     * A code of what was found about an item.
     *
     * @param item id of the evidence item
     * @param code the code
     */
    public record OfItem(String item, String code) {}

    /** The codes of that database. */
    public ReasonTable(CaseTables sql) {
        this.sql = sql;
    }

    /** Keeps the first sentence of each code. */
    public void said(Said reason) throws IOException {
        if (known.add(reason.code())) {
            sql.write(connection -> {
                try (var insert = connection.prepareStatement("INSERT INTO reason (code, tier, sentence) SELECT"
                        + " CAST(? AS VARCHAR(200)), CAST(? AS VARCHAR(20)), CAST(? AS VARCHAR)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM reason WHERE code = ?)")) {
                    insert.setString(1, reason.code());
                    insert.setString(2, reason.tier());
                    insert.setString(3, Tables.text(reason.sentence()));
                    insert.setString(4, reason.code());
                    return insert.executeUpdate();
                }
            });
        }
    }

    /** Replaces the codes of what was found about an item. */
    public void ofItem(String item, Collection<String> codes) throws IOException {
        sql.write(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM evidence_reason WHERE item = ?");
                    var insert =
                            connection.prepareStatement("INSERT INTO evidence_reason (item, code) VALUES (?, ?)")) {
                delete.setString(1, item);
                delete.executeUpdate();
                return Tables.batch(insert, new HashSet<>(codes), 100, (statement, code) -> {
                    statement.setString(1, item);
                    statement.setString(2, code);
                });
            }
        });
    }

    /** Every code that occurred, also those that no longer do. */
    public List<Said> said() throws IOException {
        return sql.read(connection -> {
            var all = new ArrayList<Said>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT code, tier, sentence FROM reason ORDER BY code")) {
                while (result.next()) {
                    all.add(new Said(result.getString(1), result.getString(2), Tables.textOf(result, 3)));
                }
            }
            return all;
        });
    }

    /** Every code of what was found about an item. */
    public List<OfItem> ofItems() throws IOException {
        return sql.read(connection -> {
            var all = new ArrayList<OfItem>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT item, code FROM evidence_reason")) {
                while (result.next()) {
                    all.add(new OfItem(result.getString(1), result.getString(2)));
                }
            }
            return all;
        });
    }
}
