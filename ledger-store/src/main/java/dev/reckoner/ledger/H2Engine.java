package dev.reckoner.ledger;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * The embedded H2 database in a case's folder. {@code WRITE_DELAY=0} writes at every commit; the default loses up to half a second
 * of acknowledged entries. {@code retry:} opens the file again where interrupting a thread closed it.
 *
 * @param file the database's file
 * @param url its address, without secrets
 * @param cipher how the file is encrypted
 * @param lasting false if nobody will open it again once it was closed
 */
record H2Engine(Path file, String url, DatabaseCipher cipher, boolean lasting) implements Engine {
    static final String FILE = "ledger.mv.db";
    private static final byte[] ENCRYPTED = "H2encrypt".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;
    /** A smaller file is not worth the while. */
    private static final long LARGE_BYTES = 64 << 20;

    private static final int LITTLE_USED_PERCENT = 70;

    static {
        // A second line behind {@link #prepare}: no class but H2's own is to be run by anything in a file.
        if (System.getProperty("h2.allowedClasses") == null) {
            System.setProperty("h2.allowedClasses", "none.at.all");
        }
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(object -> ObjectInputFilter.Status.REJECTED);
        }
    }

    static boolean exists(Path folder) {
        return OwnFile.isTaken(folder.resolve(FILE));
    }

    /** True if the file there begins as an encrypted one does. */
    static boolean isEncrypted(Path folder) throws IOException {
        if (!OwnFile.exists(folder.resolve(FILE))) {
            return false;
        }
        try (var in = Files.newInputStream(folder.resolve(FILE))) {
            return Arrays.equals(in.readNBytes(ENCRYPTED.length), ENCRYPTED);
        }
    }

    /** That of a case. */
    static H2Engine of(Path folder, DatabaseCipher cipher) throws LedgerException {
        var file = folder.toAbsolutePath().normalize().resolve("ledger").toString();
        if (file.contains(";")) {
            throw new LedgerException("LG-PATH", "A case's path cannot contain a semicolon: " + file);
        }
        return new H2Engine(folder.resolve(FILE), url(file, cipher), cipher, true);
    }

    private static String url(String database, DatabaseCipher cipher) {
        return "jdbc:h2:retry:file:" + database
                + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=0" + cipher.options();
    }

    /** One for a while in an empty folder, under a random key: what it holds is not to outlive it in any form. */
    static H2Engine scratch(Path folder) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var cipher = new DatabaseCipher.Aes(key);
        return new H2Engine(
                folder.resolve("scratch.mv.db"),
                "jdbc:h2:file:" + folder.resolve("scratch")
                        + ";WRITE_DELAY=60000;LOCK_MODE=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE" + cipher.options(),
                cipher,
                false);
    }

    /** H2 opens only a file that this program wrote: any other is written anew. */
    @Override
    public void prepare(String closedAs) throws IOException {
        if (!OwnFile.exists(file)) {
            requireNothingBeside();
            return;
        }
        var stored = new H2File(file, cipher);
        if (new FileSeal(file).holds(closedAs)) {
            stored.removeLeft();
        } else {
            stored.adopt();
        }
    }

    @Override
    public void settled() throws IOException {
        new H2File(file, cipher).forgetFound();
    }

    @Override
    public String closed() {
        return lasting ? new FileSeal(file).set() : "";
    }

    @Override
    public FileDifferences differences() throws IOException {
        return OwnFile.exists(file) ? new H2File(file, cipher).differences() : FileDifferences.NONE;
    }

    /** H2 gives the name of a database that is not there to what a tidying left beside it. */
    private void requireNothingBeside() throws LedgerException {
        for (var end : List.of(".newFile", ".tempFile")) {
            var left = file.resolveSibling(file.getFileName() + end);
            if (OwnFile.isTaken(left)) {
                throw KnownStatements.refused("there is no database, and beside its place lies " + left.getFileName());
            }
        }
    }

    @Override
    public Connection connect(boolean autoCommit) throws SQLException {
        var connection = DriverManager.getConnection(url, cipher.secrets());
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    /** H2 commits each statement about a table, and some in parts: a kill would leave what no version made. */
    @Override
    public void update(int version) throws IOException, SQLException {
        Durable.copy(file, file.resolveSibling("ledger.version-" + version + ".mv.db"));
        new H2File(file, cipher).change(database -> {
            try (var connection = DriverManager.getConnection(
                    url(database.toAbsolutePath().normalize().toString(), cipher), cipher.secrets())) {
                connection.setAutoCommit(false);
                Schema.update(connection);
            }
        });
    }

    @Override
    public void force(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    @Override
    public boolean isWasteful(Connection connection) throws IOException, SQLException {
        long bytes = Files.size(file);
        return bytes >= LARGE_BYTES
                && Files.getFileStore(file).getUsableSpace() > bytes + LARGE_BYTES
                && used(connection) < LITTLE_USED_PERCENT;
    }

    @Override
    public void tidy() throws IOException {
        new H2File(file, cipher).renew(true);
    }

    @Override
    public void renewIndexes() throws IOException {
        new H2File(file, cipher).renew(false);
    }

    /** Percent of the file that is in use: of the chunks that it has room for those that are there, and of these what is not stale. */
    private static double used(Connection connection) throws SQLException {
        double used = 100;
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
                        + " WHERE SETTING_NAME IN ('info.FILL_RATE', 'info.CHUNKS_FILL_RATE')")) {
            while (result.next()) {
                used *= result.getInt(1) / 100.0;
            }
        }
        return used;
    }

    /** The file is locked by H2 itself, and the folder by {@link FolderLock}. */
    @Override
    public void lock(Connection connection) {
        // see above
    }
}
