package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the tables of a case are: in its folder, unless the file {@code database} there names a server.
 *
 * @param url address of the server's database, {@code jdbc:postgresql:…}
 * @param schema that the case has there
 */
public record CaseDatabase(String url, String schema) {
    private static final String FILE = "database";
    private static final String FORMAT = "reckoner-database/1";
    private static final int MOST_BYTES = 8 << 10;
    private static final int NAME_BYTES = 8;
    private static final Pattern URL = Pattern.compile("jdbc:postgresql:[\\x21-\\x7e]{1,2000}");
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /**
     * Checked, since a case may come from anybody.
     *
     * @throws IllegalArgumentException if the address is none of PostgreSQL or holds a password, or the schema is no plain name
     */
    public CaseDatabase {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException("a shared case is kept by PostgreSQL, at jdbc:postgresql:…");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException(
                    "the address holds a password; put it into the file .pgpass, which the driver reads");
        }
        if (url.contains("Factory=") || url.contains("socketFactory") || url.contains("loggerFile")) {
            throw new IllegalArgumentException("the address names classes or files of this machine");
        }
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("the schema is no plain name");
        }
    }

    /** A new schema on that server. */
    public static CaseDatabase at(String url) {
        return new CaseDatabase(url, "case_" + HexFormat.of().formatHex(Keys.random(NAME_BYTES)));
    }

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    void write(Path folder) throws IOException {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("schema", schema)
                .put("url", url);
        Durable.replace(folder.resolve(FILE), CanonicalJson.bytes(body));
    }

    /**
     * What the case's folder names; empty where the tables are in the folder.
     *
     * @throws LedgerException LG-DATABASE-FILE if the file there names none
     */
    public static Optional<CaseDatabase> read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var json = EntryJson.read(in.readNBytes(MOST_BYTES));
            if (!json.path("format").asText().equals(FORMAT)) {
                throw new IllegalArgumentException("its format is not " + FORMAT);
            }
            return Optional.of(new CaseDatabase(
                    json.path("url").asText(), json.path("schema").asText()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
            throw new LedgerException(
                    "LG-DATABASE-FILE", "The file " + file + " names no database: " + e.getMessage() + ".", e);
        }
    }
}
