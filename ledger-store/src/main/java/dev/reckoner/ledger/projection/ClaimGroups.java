package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims of a case by what they have in common: a million claims of some parties fall into some hundred groups, which say who
 * uses what as well as the claims themselves do.
 */
public final class ClaimGroups {
    /** So many groups are read; of a case with more the rest is left out. */
    public static final int MOST = 200_000;

    private static final String SELECT =
            "SELECT provider, operator, application, model, tier, strip, rests, COUNT(*), MIN(made_at), MAX(made_at)"
                    + " FROM claim GROUP BY provider, operator, application, model, tier, strip, rests"
                    + " ORDER BY provider, operator, application, model, tier, strip, rests LIMIT ";

    private final CaseTables sql;

    /**
     * Claims that are alike.
     *
     * @param tier name of their tier
     * @param strip the answers of the checks that the table of claims shows
     * @param rests the set of {@link GroundSets} of what their findings rest on
     * @param claims how many
     * @param first when the earliest of them was made, to the second
     * @param last when the latest of them was
     */
    public record Group(
            String provider,
            String operator,
            String application,
            String model,
            String tier,
            String strip,
            int rests,
            long claims,
            Instant first,
            Instant last) {}

    /** Of the claims of that database. */
    public ClaimGroups(CaseTables sql) {
        this.sql = sql;
    }

    /** The groups, in an order that does not vary. */
    public List<Group> read() throws IOException {
        return sql.read(connection -> {
            var groups = new ArrayList<Group>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(SELECT + MOST)) {
                while (result.next()) {
                    groups.add(group(result));
                }
            }
            return groups;
        });
    }

    private static Group group(ResultSet result) throws SQLException {
        return new Group(
                Tables.textOf(result, 1),
                Tables.textOf(result, 2),
                Tables.textOf(result, 3),
                Tables.textOf(result, 4),
                result.getString(5),
                result.getString(6),
                result.getInt(7),
                result.getLong(8),
                Instant.ofEpochSecond(result.getLong(9)),
                Instant.ofEpochSecond(result.getLong(10)));
    }
}
