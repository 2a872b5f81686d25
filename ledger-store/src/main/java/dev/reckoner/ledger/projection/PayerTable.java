package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Who is said to have paid for which claim. */
public final class PayerTable {
    private static final int BATCH = 500;

    private final CaseTables sql;
    /** What replaces the rows of a claim, by its number. */
    private final Map<Long, Map<String, String>> changed = new TreeMap<>();

    /** The table of that database. */
    public PayerTable(CaseTables sql) {
        this.sql = sql;
    }

    /**
     * Replaces who paid for a claim; in the table once flushed.
     *
     * @param payers addresses, each with the name of the grade of what says so
     */
    public void put(long number, Map<String, String> payers) {
        changed.put(number, Map.copyOf(payers));
    }

    /** Writes what was changed. */
    public void flush() throws IOException {
        if (changed.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Paid>();
        changed.forEach((number, payers) ->
                new TreeMap<>(payers).forEach((payer, grade) -> rows.add(new Paid(number, payer, grade))));
        sql.write(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM claim_payer WHERE number = ?")) {
                return Tables.batch(
                        delete, changed.keySet(), BATCH, (statement, number) -> statement.setLong(1, number));
            }
        });
        sql.write(connection -> {
            try (var insert =
                    connection.prepareStatement("INSERT INTO claim_payer (number, payer, grade) VALUES (?, ?, ?)")) {
                return Tables.batch(insert, rows, BATCH, (statement, row) -> {
                    statement.setLong(1, row.number());
                    statement.setString(2, Tables.text(row.payer()));
                    statement.setString(3, row.grade());
                });
            }
        });
        changed.clear();
    }

    /**
     * That somebody is said to have paid.
     *
     * @param number the claim's number
     * @param payer the address
     * @param grade name of the grade of what says so
     */
    public record Paid(long number, String payer, String grade) {}

    /** Who paid for a claim, by the addresses' order. */
    public List<Paid> of(long number) throws IOException {
        return sql.read(connection -> {
            var rows = new ArrayList<Paid>();
            try (var select = connection.prepareStatement(
                    "SELECT payer, grade FROM claim_payer WHERE number = ? ORDER BY payer")) {
                select.setLong(1, number);
                try (var result = select.executeQuery()) {
                    while (result.next()) {
                        rows.add(new Paid(number, Tables.textOf(result, 1), result.getString(2)));
                    }
                }
            }
            return rows;
        });
    }

    /** The claims that an address paid for. */
    public ClaimNumbers claims(String payer) throws IOException {
        return sql.read(connection -> {
            var numbers = new BitSet();
            try (var select = connection.prepareStatement("SELECT number FROM claim_payer WHERE payer = ?")) {
                select.setString(1, Tables.text(payer));
                Tables.numbers(select).forEach(numbers::set);
            }
            return ClaimNumbers.of(numbers);
        });
    }

    /** Hands over every row, by the claims' numbers. */
    public void each(Consumer<Paid> each) throws IOException {
        sql.read(connection -> Tables.each(
                connection,
                "claim_payer",
                "payer, grade",
                row -> each.accept(new Paid(row.getLong(1), Tables.textOf(row, 2), row.getString(3)))));
    }

    /** How many of those claims each address paid for, by the addresses' order. */
    public Map<String, Long> count(IntPredicate claims) throws IOException {
        return sql.read(connection -> {
            var counts = new TreeMap<String, Long>();
            Tables.each(connection, "claim_payer", "payer", row -> {
                if (claims.test(Math.toIntExact(row.getLong(1)))) {
                    counts.merge(Tables.textOf(row, 2), 1L, Long::sum);
                }
            });
            return counts;
        });
    }
}
