package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ReasonTable.OfItem;
import dev.reckoner.ledger.projection.ReasonTable.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reason codes that occur now, with how many claims each concerns: those that have it, and where no claim has it, those that rest
 * on an evidence item that has.
 */
public final class ReasonCounts {
    private final CaseTables sql;
    private final ReasonTable table;
    private final GroundSets sets;

    /** Counts over that database. */
    public ReasonCounts(CaseTables sql) {
        this.sql = sql;
        this.table = new ReasonTable(sql);
        this.sets = new GroundSets(sql);
    }

    /**
     * A code that occurs.
     *
     * @param said what it says
     * @param claims how many claims it concerns
     */
    public record Code(Said said, long claims) {}

    /**
     * What occurs.
     *
     * @param codes each once
     * @param aboutEvidence the codes that only evidence items have
     */
    public record Counted(List<Code> codes, Set<String> aboutEvidence) {}

    /** Reads the index of the sets of codes: not for the FX thread. */
    public Counted read() throws IOException {
        Map<String, Long> own = own();
        Map<String, Set<String>> ofItems = table.ofItems().stream()
                .filter(found -> !own.containsKey(found.code()))
                .collect(Collectors.groupingBy(OfItem::code, Collectors.mapping(OfItem::item, Collectors.toSet())));
        var codes = new ArrayList<Code>();
        for (var said : table.said()) {
            if (own.containsKey(said.code())) {
                codes.add(new Code(said, own.get(said.code())));
            } else if (ofItems.containsKey(said.code())) {
                codes.add(new Code(said, resting(ofItems.get(said.code()))));
            }
        }
        return new Counted(codes, ofItems.keySet());
    }

    private Map<String, Long> own() throws IOException {
        return sql.read(connection -> {
            var counts = new HashMap<String, Long>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT g.member, SUM(c.claims) FROM"
                            + " (SELECT reasons, COUNT(*) AS claims FROM claim GROUP BY reasons) c"
                            + " JOIN ground g ON g.ground_set = c.reasons GROUP BY g.member")) {
                while (result.next()) {
                    counts.put(result.getString(1), result.getLong(2));
                }
            }
            return counts;
        });
    }

    private long resting(Set<String> items) throws IOException {
        Set<Integer> holding = sets.holding(items);
        return sql.read(connection -> {
            long claims = 0;
            try (var count = connection.prepareStatement("SELECT COUNT(*) FROM claim WHERE rests = ?")) {
                for (int set : holding) {
                    count.setInt(1, set);
                    try (var result = count.executeQuery()) {
                        claims += result.next() ? result.getLong(1) : 0;
                    }
                }
            }
            return claims;
        });
    }
}
