package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets of names, each kept once: a claim has a dozen reason codes, and a million claims have some hundred different dozens. A row
 * about a claim names its set by a number. Not thread-safe for writing.
 */
public final class GroundSets {
    /** The number of the set of nothing. */
    public static final int EMPTY = 0;

    private static final int REMEMBERED = 10_000;

    private final CaseTables sql;
    private final Map<Digest, Integer> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The sets of that database. */
    public GroundSets(CaseTables sql) {
        this.sql = sql;
    }

    /** The number of the set of these names, in whatever order. */
    public int number(Collection<String> names) throws IOException {
        if (names.isEmpty()) {
            return EMPTY;
        }
        Set<String> members = new TreeSet<>(names);
        var digest = Digest.sha256(String.join("\n", members).getBytes(StandardCharsets.UTF_8));
        Integer number = known.get(digest);
        if (number == null) {
            number = sql.write(connection -> {
                int found = find(connection, digest);
                return found != EMPTY ? found : add(connection, digest, members);
            });
            known.put(digest, number);
        }
        return number;
    }

    private static int find(Connection connection, Digest digest) throws SQLException {
        try (var select = connection.prepareStatement("SELECT id FROM ground_set WHERE digest = ?")) {
            select.setBytes(1, digest.bytes());
            try (var result = select.executeQuery()) {
                return result.next() ? result.getInt(1) : EMPTY;
            }
        }
    }

    private static int add(Connection connection, Digest digest, Set<String> members) throws SQLException {
        int number = next(connection);
        try (var set = connection.prepareStatement("INSERT INTO ground_set (id, digest) VALUES (?, ?)");
                var ground = connection.prepareStatement("INSERT INTO ground (member, ground_set) VALUES (?, ?)")) {
            set.setInt(1, number);
            set.setBytes(2, digest.bytes());
            set.executeUpdate();
            Tables.batch(ground, members, members.size(), (statement, member) -> {
                statement.setString(1, member);
                statement.setInt(2, number);
            });
        }
        return number;
    }

    private static int next(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT MAX(id) FROM ground_set")) {
            return result.next() ? result.getInt(1) + 1 : 1;
        }
    }

    /** The names in the set of that number, in order. */
    public List<String> members(int set) throws IOException {
        return sql.read(connection -> {
            var members = new ArrayList<String>();
            try (var select =
                    connection.prepareStatement("SELECT member FROM ground WHERE ground_set = ? ORDER BY member")) {
                select.setInt(1, set);
                try (var result = select.executeQuery()) {
                    while (result.next()) {
                        members.add(result.getString(1));
                    }
                }
            }
            return members;
        });
    }

    /** Numbers of the sets that hold any of these names. */
    public Set<Integer> holding(Collection<String> names) throws IOException {
        return sql.read(connection -> {
            Set<Integer> found = new HashSet<>();
            try (var select = connection.prepareStatement("SELECT ground_set FROM ground WHERE member = ?")) {
                for (var name : names) {
                    select.setString(1, name);
                    try (var result = select.executeQuery()) {
                        while (result.next()) {
                            found.add(result.getInt(1));
                        }
                    }
                }
            }
            return found;
        });
    }
}
