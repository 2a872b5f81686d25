package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which evidence items are in which groups; read into memory when somebody first asks. */
final class GroupTable {
    private static final int BATCH = 500;

    private final CaseTables sql;
    private final int most;
    private Optional<DigestNumbers> groups = Optional.empty();
    private final List<Member> added = new ArrayList<>();

    private record Member(long number, Digest group) {}

    /**
     * The table of that database.
     *
     * @param most members of a group; further ones are left out
     */
    GroupTable(CaseTables sql, int most) {
        this.sql = sql;
        this.most = most;
    }

    void add(long number, Digest group) throws IOException {
        if (groups().add(group, number, most)) {
            added.add(new Member(number, group));
        }
    }

    Collection<Integer> candidates(Digest group) throws IOException {
        return groups().candidates(group);
    }

    private DigestNumbers groups() throws IOException {
        if (groups.isEmpty()) {
            var read = new DigestNumbers();
            sql.read(connection -> Tables.each(
                    connection,
                    "evidence_group",
                    "member",
                    row -> read.add(Digest.ofSha256(row.getBytes(2)), row.getLong(1))));
            groups = Optional.of(read);
        }
        return groups.get();
    }

    void flush() throws IOException {
        sql.write(connection -> {
            try (var insert =
                    connection.prepareStatement("INSERT INTO evidence_group (number, member) VALUES (?, ?)")) {
                return Tables.batch(insert, added, BATCH, (statement, member) -> {
                    statement.setLong(1, member.number());
                    statement.setBytes(2, member.group().bytes());
                });
            }
        });
        added.clear();
    }
}
