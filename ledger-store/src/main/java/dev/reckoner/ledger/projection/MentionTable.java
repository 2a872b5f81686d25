package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Earlier entries about a claim or an item, which the rows about it no longer name. */
public final class MentionTable {
    private static final int BATCH = 500;

    private final CaseTables sql;

    /**
     * An earlier entry.
     *
     * @param subject id of the claim or item
     * @param entry index of the entry
     */
    public record Mention(Digest subject, long entry) {}

    /** The table of that database. */
    public MentionTable(CaseTables sql) {
        this.sql = sql;
    }

    /** Saves new rows. */
    public void insert(Collection<Mention> mentions) throws IOException {
        sql.write(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO mention (subject, entry) VALUES (?, ?)")) {
                return Tables.batch(insert, mentions, BATCH, (statement, mention) -> {
                    statement.setBytes(1, mention.subject().bytes());
                    statement.setLong(2, mention.entry());
                });
            }
        });
    }

    /** Earlier entries about that claim or item, ascending. */
    public List<Long> about(Digest subject) throws IOException {
        return sql.read(connection -> {
            var entries = new ArrayList<Long>();
            try (var select =
                    connection.prepareStatement("SELECT entry FROM mention WHERE subject = ? ORDER BY entry")) {
                select.setBytes(1, subject.bytes());
                try (var result = select.executeQuery()) {
                    while (result.next()) {
                        entries.add(result.getLong(1));
                    }
                }
            }
            return entries;
        });
    }
}
