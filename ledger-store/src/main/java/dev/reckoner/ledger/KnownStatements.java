package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The statements that H2 stores of the tables that this program makes, by {@link Schema} and in no other way. They are kept in a
 * resource and not worked out, so that opening a case does not make a second database; a test compares the two.
 *
 * @param newest those of the newest version, each of which has to be there
 * @param all those of earlier versions too
 */
record KnownStatements(Set<String> newest, Set<String> all) {
    private static final KnownStatements KNOWN = load();

    /** What H2 notes beside what it was told: how many values of a column differ, and names that it made up itself. */
    private static final Pattern SELECTIVITY = Pattern.compile(" SELECTIVITY \\d{1,3}(?=[ ,\n])");

    private static final Pattern MADE_UP_NAME =
            Pattern.compile("\"(PRIMARY_KEY|CONSTRAINT|CONSTRAINT_INDEX)_[0-9A-F_]{1,20}\"");

    /** What H2 keeps of how it was opened. */
    static final Pattern SETTING = Pattern.compile("SET (CREATE_BUILD|DB_CLOSE_DELAY|WRITE_DELAY) \\d{1,6}");

    private static final String BETWEEN = ";\n";

    KnownStatements {
        newest = Set.copyOf(newest);
        all = Set.copyOf(all);
    }

    /**
     * Compares with what is stored in a file.
     *
     * @return what the newest version has and the file has not
     * @throws LedgerException LG-SCHEMA if anything is stored that no version of this program stores
     */
    static Set<String> lacking(List<StoredStatement> stored) throws LedgerException {
        var lacking = new HashSet<>(KNOWN.newest);
        var seen = new HashSet<String>();
        for (var statement : stored) {
            var plain = plain(statement.sql());
            if (!SETTING.matcher(statement.sql()).matches() && !KNOWN.all.contains(plain)) {
                throw refused("it would carry out '" + Printable.of(statement.sql()) + "'");
            }
            if (!seen.add(statement.sql())) {
                throw refused("it would carry out '" + Printable.of(statement.sql()) + "' twice");
            }
            lacking.remove(plain);
        }
        return lacking;
    }

    /** The file was not opened. */
    static LedgerException refused(String why) {
        return new LedgerException(
                SchemaCheck.CODE,
                "The database has something in it that no version of Reckoner makes, and was not opened, since that could run"
                        + " what somebody else wrote: " + why
                        + ". Its file was changed by somebody or is damaged, and was left as it is. Restore the case from a backup, and"
                        + " do not trust this copy.");
    }

    /** A statement without what differs from case to case. */
    static String plain(String statement) {
        return MADE_UP_NAME
                .matcher(SELECTIVITY.matcher(statement).replaceAll(""))
                .replaceAll("\"$1\"");
    }

    private static KnownStatements load() {
        return new KnownStatements(resource("h2-newest"), union());
    }

    private static Set<String> union() {
        var all = new HashSet<>(resource("h2-newest"));
        all.addAll(resource("h2-earlier"));
        return all;
    }

    private static Set<String> resource(String name) {
        try (var in = KnownStatements.class.getResourceAsStream("schema/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own list of statements " + name);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Set.of(text.strip().split(BETWEEN, -1));
        } catch (IOException e) {
            throw new IllegalStateException("The program's own list of statements cannot be read", e);
        }
    }
}
