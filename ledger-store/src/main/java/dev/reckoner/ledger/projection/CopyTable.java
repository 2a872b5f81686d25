package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of every copy, of evidence items that have several. */
public final class CopyTable {
    private static final int BATCH = 500;

    private final CaseTables sql;
    private final Map<Long, Digest> added = new LinkedHashMap<>();

    /** The table of that database. */
    public CopyTable(CaseTables sql) {
        this.sql = sql;
    }

    /** Adds a copy; in the table once flushed. */
    public void add(Digest id, long entry) {
        added.put(entry, id);
    }

    /** Writes what was added. */
    public void flush() throws IOException {
        sql.write(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO evidence_copy (entry, id) VALUES (?, ?)")) {
                return Tables.batch(insert, added.entrySet(), BATCH, (statement, copy) -> {
                    statement.setLong(1, copy.getKey());
                    statement.setBytes(2, copy.getValue().bytes());
                });
            }
        });
        added.clear();
    }

    /** Every copy that was flushed, by item, in the order of recording. */
    public Map<Digest, List<Long>> copies() throws IOException {
        return sql.read(connection -> {
            Map<Digest, List<Long>> copies = new LinkedHashMap<>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT entry, id FROM evidence_copy ORDER BY entry")) {
                while (result.next()) {
                    copies.computeIfAbsent(Digest.ofSha256(result.getBytes(2)), any -> new ArrayList<>())
                            .add(result.getLong(1));
                }
            }
            return copies;
        });
    }
}
