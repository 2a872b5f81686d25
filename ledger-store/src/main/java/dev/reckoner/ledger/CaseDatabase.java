package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where the tables of a case are: in its folder, unless the file {@code database} there names a server.
 *
 * @param url address of the server's database, {@code jdbc:postgresql:…}
 * @param schema that the case has there
 */
public record CaseDatabase(String url, String schema) {
    static final String FILE = "database";
    private static final String FORMAT = "reckoner-database/1";
    private static final int MOST_BYTES = 8 << 10;
    private static final int NAME_BYTES = 8;
    private static final int MOST_URL_CHARACTERS = 2_000;
    /** Hosts and ports, the name of the database, options. */
    private static final Pattern URL = Pattern.compile(
            "jdbc:postgresql:(?://[A-Za-z0-9._:,\\[\\]-]+/)?[A-Za-z0-9._%+~-]*(?:\\?(?<options>[\\x21-\\x7e]+))?");

    /** What a case may ask of the driver: nothing that names a class, a command or a file to write, and no password. */
    private static final Set<String> OPTIONS = Set.of(
            "channelBinding",
            "connectTimeout",
            "gssEncMode",
            "hostRecheckSeconds",
            "loadBalanceHosts",
            "loginTimeout",
            "socketTimeout",
            "ssl",
            "sslmode",
            "sslrootcert",
            "targetServerType",
            "tcpKeepAlive",
            "user");

    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /**
     * Checked, since a case may come from anybody.
     *
     * @throws IllegalArgumentException if the address is none of PostgreSQL or holds other options than those that a case may have,
     *     or the schema is no plain name
     */
    public CaseDatabase {
        var parts = URL.matcher(url);
        if (url.length() > MOST_URL_CHARACTERS || !parts.matches()) {
            throw new IllegalArgumentException("a shared case is kept by PostgreSQL, at jdbc:postgresql:…");
        }
        if (parts.group("options") != null) {
            for (var option : parts.group("options").split("&", -1)) {
                requireAllowed(option.split("=", 2)[0]);
            }
        }
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("the schema is no plain name");
        }
    }

    private static void requireAllowed(String option) {
        if (option.toLowerCase(Locale.ROOT).contains("password")) {
            throw new IllegalArgumentException(
                    "the address holds a password; put it into the file .pgpass, which the driver reads");
        }
        if (!OPTIONS.contains(option)) {
            throw new IllegalArgumentException("the address has the option '" + option
                    + "', which a case cannot ask for; it can for "
                    + String.join(", ", new TreeSet<>(OPTIONS)));
        }
    }

    /** A new schema on that server. */
    public static CaseDatabase at(String url) {
        return new CaseDatabase(url, "case_" + HexFormat.of().formatHex(Keys.random(NAME_BYTES)));
    }

    static boolean exists(Path folder) {
        return OwnFile.isTaken(folder.resolve(FILE));
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
        if (!OwnFile.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var json = EntryJson.read(in.readNBytes(MOST_BYTES));
            if (!json.path("format").asText().equals(FORMAT)) {
                throw new IllegalArgumentException("its format is not " + FORMAT);
            }
            return Optional.of(new CaseDatabase(
                    json.path("url").asText(), json.path("schema").asText()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException junk) {
            throw unfit(file, "it is not as 'reckoner case create --database' writes it", junk);
        } catch (IllegalArgumentException e) {
            throw unfit(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static LedgerException unfit(Path file, String why, Exception cause) {
        return new LedgerException(
                "LG-DATABASE-FILE",
                "The file " + file + " names no database: " + why
                        + ". Put it back from a copy; of a case that has its tables in its folder, take it away.",
                cause);
    }
}
