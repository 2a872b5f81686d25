package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists of what H2 may find in a case's file say what this program has ever put there, and no more. */
class KnownStatementsTest {
    @TempDir
    Path folder;

    @Test
    void theNewestAreThoseOfANewCase() throws Exception {
        Ledger.create(folder.resolve("case"), "reckoner.example/new", Cases.NOW).close();
        assertThat(listed("h2-newest")).isEqualTo(stored(folder.resolve("case/ledger.mv.db")));
    }

    @Test
    void theEarlierAreThoseThatEachVersionMadeBesides() throws Exception {
        var expected = new TreeSet<String>();
        for (int version = 1; version < Schema.CURRENT; version++) {
            expected.addAll(made("steps" + version, steps("V", 1, version)));
            if (version >= Schema.BASELINE) {
                expected.addAll(made(
                        "whole" + version,
                        Stream.concat(Stream.of("baseline"), steps("V", Schema.BASELINE + 1, version).stream())
                                .toList()));
            }
        }
        expected.removeAll(listed("h2-newest"));
        assertThat(listed("h2-earlier")).isEqualTo(expected);
    }

    private static List<String> steps(String prefix, int first, int last) {
        return Stream.iterate(first, step -> step <= last, step -> step + 1)
                .map(step -> prefix + step)
                .toList();
    }

    private Set<String> made(String name, List<String> scripts) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(name));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT NOT NULL)");
            for (var script : scripts) {
                run(connection, script);
            }
        }
        return stored(folder.resolve(name + ".mv.db"));
    }

    private static void run(Connection connection, String script) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : text(script).split(";\\s*\\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        if (script.equals("V5")) {
            NodeMigration.run(connection);
        }
    }

    private static Set<String> stored(Path file) throws IOException {
        assertThat(Files.size(file)).isPositive();
        var plain = new TreeSet<String>();
        new H2File(file, new DatabaseCipher.None())
                .statements().stream()
                        .map(StoredStatement::sql)
                        .filter(sql -> !KnownStatements.SETTING.matcher(sql).matches())
                        .map(KnownStatements::plain)
                        .forEach(plain::add);
        return plain;
    }

    private static Set<String> listed(String name) throws IOException {
        return new TreeSet<>(Set.of(text(name).strip().split(";\n", -1)));
    }

    private static String text(String name) throws IOException {
        try (var in = Schema.class.getResourceAsStream("schema/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
