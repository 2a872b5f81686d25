package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Small cases for tests, and ways to get at their database behind the ledger's back. */
final class Cases {
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private Cases() {}

    static NewEntry note(int number) {
        var body = JsonNodeFactory.instance.objectNode().put("text", "note " + number);
        return new NewEntry(EntryKind.NOTE, NOW.plusSeconds(number), body);
    }

    static List<NewEntry> notes(int count) {
        return IntStream.range(0, count).mapToObj(Cases::note).toList();
    }

    static NewEntry evidence(Digest blob) {
        var body = JsonNodeFactory.instance.objectNode().put("blob", blob.toString());
        return new NewEntry(EntryKind.EVIDENCE, NOW, body);
    }

    /** A closed case of ten notes, so eleven entries. */
    static void make(Path folder) throws IOException {
        make(folder, Store.H2);
    }

    /** The same, kept there. */
    static void make(Path folder, Store store) throws IOException {
        try (var ledger = store.create(folder, "reckoner.example/test")) {
            ledger.append(notes(10));
        }
    }

    /** The passphrase of the encrypted cases. */
    static Passphrase passphrase() throws LedgerException {
        return passphrase("Zürich battery staple");
    }

    static Passphrase passphrase(String words) throws LedgerException {
        return Passphrase.of(words.toCharArray());
    }

    /** The same closed case, encrypted. */
    static void makeEncrypted(Path folder) throws IOException {
        try (var ledger = Ledger.create(folder, "reckoner.example/test", NOW, Optional.of(passphrase()))) {
            ledger.append(notes(10));
        }
    }

    static Ledger openEncrypted(Path folder) throws IOException {
        return Ledger.open(folder, Optional.of(passphrase()));
    }

    static LedgerVerification verifyEncrypted(Path folder) throws IOException {
        try (var ledger = openEncrypted(folder)) {
            return ledger.verify((done, total, what) -> {});
        }
    }

    /** Every file of the case with its bytes. */
    static SortedMap<Path, byte[]> files(Path folder) throws IOException {
        var files = new TreeMap<Path, byte[]>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file), Files.readAllBytes(file));
            }
        }
        return files;
    }

    static void sql(Path folder, Optional<Passphrase> passphrase, String... statements) throws Exception {
        var database = CaseKeys.open(folder, passphrase).database();
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("ledger") + database.options(), database.secrets());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static void sql(Path folder, String... statements) throws SQLException {
        try (var connection = Store.connect(folder);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Edits the page that begins with that entry, and puts it back under the first index that the edited one has. */
    static void edit(Path folder, long first, UnaryOperator<EntryPage> edit) throws SQLException {
        try (var connection = Store.connect(folder);
                var select = connection.prepareStatement("SELECT * FROM entry_page WHERE first_index = " + first);
                var update = connection.prepareStatement("UPDATE entry_page SET first_index = ?, lengths = ?,"
                        + " leaves = ?, contents = ? WHERE first_index = " + first)) {
            EntryPage page;
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                page = edit.apply(new EntryPage(row.getLong(1), row.getBytes(2), row.getBytes(3), row.getBytes(4)));
            }
            update.setLong(1, page.first());
            update.setBytes(2, page.lengths());
            update.setBytes(3, page.leaves());
            update.setBytes(4, page.contents());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** The pack that the case has. */
    static Path pack(Path folder) {
        return folder.resolve("blobs/packs/000001.pack");
    }

    /** Bytes that no other seed gives. */
    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static LedgerVerification verify(Path folder) throws IOException {
        try (var ledger = Ledger.open(folder)) {
            return ledger.verify((done, total, what) -> {});
        }
    }

    /** The newest head has the signatures of these keys, and no others. */
    static void assertSigned(Ledger ledger, NoteKey... keys) throws IOException {
        var note = SignedNote.parse(ledger.head());
        assertThat(note.signatures()).hasSize(keys.length);
        assertThat(keys).allMatch(note::isSignedBy);
    }
}
