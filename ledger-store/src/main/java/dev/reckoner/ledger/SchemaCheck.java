package dev.reckoner.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for what no version of this program makes in a database: a view in place of a table could answer one thing while it is verified
 * and another later, a trigger could change what is recorded.
 */
final class SchemaCheck {
    static final String CODE = "LG-SCHEMA";

    private static final String DIFFERS = "LG-LOOKUP";

    private final EntryRows rows;
    private final FileDifferences below;

    /**
     * Looks through a database that was opened for it.
     *
     * @param below what was found below its tables
     */
    SchemaCheck(EntryRows rows, FileDifferences below) {
        this.rows = rows;
        this.below = below;
    }

    /** What is there and should not be, or the other way round. */
    List<LedgerFailure> failures() throws IOException {
        var failures = new ArrayList<LedgerFailure>();
        var missing = new ArrayList<>(Schema.TABLES);
        for (var made : made()) {
            if (!missing.remove(made)) {
                failures.add(failure(
                        "the database has something that no version of Reckoner makes, so that what it shows need not be"
                                + " what was recorded (" + kind(made) + ")."));
            }
        }
        missing.stream()
                .sorted()
                .forEach(table -> failures.add(
                        failure("a part of the case is gone, so that what it held is neither shown nor verified (table "
                                + table + ").")));
        if (missing.isEmpty()) {
            below.lacking().forEach(sentence -> failures.add(failure(sentence)));
        }
        checkVersions(failures);
        below.rows().forEach(sentence -> failures.add(LedgerFailure.of(LedgerPart.SCHEMA, DIFFERS, sentence)));
        return failures;
    }

    /** Each step leaves its number; a new database begins with the baseline's. */
    private void checkVersions(List<LedgerFailure> failures) throws IOException {
        var versions = rows.read(connection -> {
            var found = new ArrayList<Integer>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(
                            "SELECT version FROM schema_version ORDER BY version LIMIT " + (Schema.CURRENT + 1))) {
                while (result.next()) {
                    found.add(result.getInt(1));
                }
            }
            return found;
        });
        boolean fits = Stream.of(1, Schema.BASELINE)
                .map(first ->
                        IntStream.rangeClosed(first, Schema.CURRENT).boxed().toList())
                .anyMatch(versions::equals);
        if (!fits) {
            failures.add(
                    failure("no version of Reckoner can have left the database so: it was changed from outside (table"
                            + " schema_version says " + versions + ")."));
        }
    }

    private static String kind(String made) {
        return made.contains(" ") ? made : "table " + made;
    }

    private static LedgerFailure failure(String sentence) {
        return LedgerFailure.of(LedgerPart.SCHEMA, CODE, sentence);
    }

    /** Names of tables; of anything else, its kind before the name. Both databases have these parts of the SQL standard. */
    private List<String> made() throws IOException {
        return rows.read(connection -> {
            var made = new ArrayList<String>();
            try (var statement = connection.createStatement()) {
                try (var tables = statement.executeQuery("SELECT table_name, table_type FROM information_schema.tables"
                        + " WHERE table_schema = CURRENT_SCHEMA ORDER BY table_name")) {
                    while (tables.next()) {
                        var kind = tables.getString(2).toLowerCase(Locale.ROOT);
                        var name = tables.getString(1).toLowerCase(Locale.ROOT);
                        made.add(kind.equals("base table") ? name : kind + " " + name);
                    }
                }
                try (var triggers = statement.executeQuery("SELECT trigger_name FROM information_schema.triggers"
                        + " WHERE trigger_schema = CURRENT_SCHEMA ORDER BY trigger_name")) {
                    while (triggers.next()) {
                        made.add("trigger " + triggers.getString(1).toLowerCase(Locale.ROOT));
                    }
                }
            }
            return made;
        });
    }
}
