package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which claims a reason code concerns: those that have it, and where no claim has it, those that rest on an evidence item that has.
 */
final class Reasons {
    private final CaseTables sql;
    private final GroundSets sets;

    Reasons(CaseTables sql) {
        this.sql = sql;
        this.sets = new GroundSets(sql);
    }

    /** The sets by which claims are found that one of these codes concerns. */
    ResolvedCondition.Concerned concerned(Collection<String> codes) throws IOException {
        if (codes.isEmpty()) {
            return ResolvedCondition.Concerned.NONE;
        }
        Set<Integer> own = new HashSet<>();
        Set<String> items = new HashSet<>();
        var ofItems = new ReasonTable(sql).ofItems();
        for (var code : codes) {
            Set<Integer> holding = sets.holding(List.of(code));
            if (isUsed("reasons", holding)) {
                own.addAll(holding);
            } else {
                ofItems.stream()
                        .filter(found -> found.code().equals(code))
                        .map(ReasonTable.OfItem::item)
                        .forEach(items::add);
            }
        }
        return new ResolvedCondition.Concerned(own, sets.holding(items));
    }

    private boolean isUsed(String column, Collection<Integer> numbers) throws IOException {
        return sql.read(connection -> {
            try (var select =
                    connection.prepareStatement("SELECT number FROM claim WHERE " + column + " = ? LIMIT 1")) {
                for (int number : numbers) {
                    select.setInt(1, number);
                    if (!Tables.numbers(select).isEmpty()) {
                        return true;
                    }
                }
                return false;
            }
        });
    }
}
