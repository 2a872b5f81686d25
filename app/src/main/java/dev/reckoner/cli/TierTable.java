package dev.reckoner.cli;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ClaimRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Claims by operator and tier. */
final class TierTable {
    private TierTable() {}

    static void print(Output output, List<ClaimRow> claims) {
        var byOperator =
                claims.stream().collect(Collectors.groupingBy(ClaimRow::operator, TreeMap::new, Collectors.toList()));
        var rows = new ArrayList<List<String>>();
        byOperator.forEach((operator, own) -> {
            var row = new ArrayList<String>();
            row.add(operator);
            row.add(Integer.toString(own.size()));
            for (var tier : Tier.values()) {
                row.add(Long.toString(
                        own.stream().filter(claim -> claim.tier() == tier).count()));
            }
            rows.add(row);
        });
        output.table(List.of("Operator", "Claims", "Affirming", "Warning", "Contraindicated", "Not checked"), rows);
    }
}
