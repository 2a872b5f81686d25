package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.SmallTrail;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.ledger.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verifying says of a case that was changed by somebody who can write its files: what is wrong first, then what to do. */
class VerifyLedgerCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makeCase() throws IOException {
        ok("case", "create", "@case");
        ok(
                "import",
                "-c",
                "@case",
                SmallTrail.writeLarge(folder.resolve("a.trail"), "one").toString());
        for (int i = 0; i < 5; i++) {
            ok("checkpoint", "export", "-c", "@case", "--for", "friend " + i, "-o", "@head-" + i);
        }
    }

    /** Types it; {@code @} stands for the folder. */
    private Typed type(String... words) {
        return Typed.run(Arrays.stream(words)
                .map(word -> word.startsWith("@") ? at(word.substring(1)).toString() : word)
                .toArray(String[]::new));
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    /** An import of a claim that is not checked is undecided, which is no failure of a test's. */
    private String ok(String... words) {
        var typed = type(words);
        assertThat(typed.exit()).as(typed.out() + typed.err()).isIn(ExitCode.AFFIRMING, ExitCode.UNDECIDED);
        return typed.out();
    }

    private String damaged() {
        var typed = type("verify-ledger", "-c", "@case");
        assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(ExitCode.CONTRAINDICATED);
        return typed.out();
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = Store.connect(at("case"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Puts other words, of as many characters, into the contents of every entry that has them. */
    private int edit(String from, String to) throws SQLException {
        int edited = 0;
        try (var connection = Store.connect(at("case"));
                var select = connection.prepareStatement("SELECT first_index, contents FROM entry_page");
                var update = connection.prepareStatement("UPDATE entry_page SET contents = ? WHERE first_index = ?");
                var pages = select.executeQuery()) {
            while (pages.next()) {
                var contents = new String(pages.getBytes(2), StandardCharsets.ISO_8859_1);
                if (contents.contains(from)) {
                    update.setBytes(1, contents.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
                    update.setLong(2, pages.getLong(1));
                    edited += update.executeUpdate();
                }
            }
        }
        return edited;
    }

    @Test
    void anIntactCaseSaysAgainstWhatAndWhatThatDoesNotShow() {
        assertThat(ok("verify-ledger", "-c", "@case"))
                .startsWith("Intact: ")
                .containsPattern(
                        "the head of as many entries in the case's own folder, signed with the key [0-9a-f]{8}\\.")
                .contains("could have made all of it anew", "--head FILE")
                .containsPattern("entries +[0-9]+")
                .containsPattern("nodes of the tree +[0-9]+")
                .containsPattern("blobs +[0-9]+")
                .containsPattern("rows of tables +[0-9]+");
    }

    @Test
    void aChangedFileIsNotSaidToChangeEntries() throws IOException {
        Path blob = large();
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length - 1] ^= 1;
        Files.write(blob, bytes);
        assertThat(damaged())
                .startsWith("Not intact: a file that the case keeps was changed or is missing. The entries hold, all ")
                .contains("LG-BLOB-CHANGED: ", "What to do: Import the trail again")
                .doesNotContain("came after");
    }

    private Path large() throws IOException {
        try (var blobs = Files.walk(at("case/blobs"))) {
            return blobs.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[0-9a-f]{62}"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anEditedTableIsMadeAnewAndDoesNotChangeEntries() throws SQLException {
        sql("UPDATE claim SET label = 'another'");
        assertThat(damaged())
                .startsWith(
                        "Not intact: tables that are made of the entries are out of date or were changed. The entries hold, all ")
                .contains(
                        "LG-PROJECTION: claim 1 is shown with 'another' where the entries give '",
                        "(row 1 of the table claim, column label",
                        "What to do: Make them anew from the entries: reckoner rebuild -c " + at("case"))
                .doesNotContain("came after");
        ok("rebuild", "-c", "@case");
        assertThat(ok("verify-ledger", "-c", "@case")).startsWith("Intact: ");
    }

    @Test
    void theEntryThatWasChangedComesBeforeWhatFollowsFromIt() throws SQLException {
        assertThat(edit("friend 3", "fiends 3")).isEqualTo(1);
        var said = damaged();
        assertThat(said)
                .startsWith("Not intact: entries or heads were changed or are missing.")
                .contains(", up to entry ", "are proven to be those that a head signs")
                .contains("reckoner restore BACKUP NEW-FOLDER --head HEAD")
                .contains("Rows of tables were not compared");
        assertThat(said.indexOf("LG-LEAF: entry ")).isPositive().isLessThan(said.indexOf("LG-HEAD-ROOT: "));
        assertThat(said.indexOf("LG-HEAD-ROOT: ")).isLessThan(said.indexOf("LG-OUTSIDE-HEAD-ROOT: "));
        assertThat(said).doesNotContain("out of date or were changed");
    }

    @Test
    void alikeLinesAreOneWithACountAndJsonHasThemAll() throws Exception {
        assertThat(edit("friend ", "fiends ")).isEqualTo(5);
        assertThat(damaged())
                .containsOnlyOnce("LG-LEAF: entry ")
                .containsPattern("and 4 more of LG-LEAF, up to entry [0-9]+");
        var json = new ObjectMapper()
                .readTree(type("verify-ledger", "-c", "@case", "--json").out());
        assertThat(json.path("failures"))
                .filteredOn(failure -> failure.asText().startsWith("LG-LEAF"))
                .hasSize(5);
        assertThat(json.path("signedBy")).isEmpty();
    }

    @Test
    void whatNoVersionMakesIsADatabaseToKeepAwayFrom() throws Exception {
        sql("CREATE VIEW shadow AS SELECT 1 AS one");
        assertThat(damaged()).contains("LG-SCHEMA: ", "reckoner restore BACKUP").doesNotContain("The entries hold");
        var json = json();
        assertThat(json.path("verdict").asText()).isEqualTo("not-intact");
        assertThat(json.path("code").asText()).isEqualTo("LG-SCHEMA");
        assertThat(json.path("headline").asText()).contains("does not even open");
        assertThat(json.path("whatToDo").path(0).asText()).contains("reckoner restore BACKUP");
    }

    private JsonNode json(String... more) throws IOException {
        var words = new ArrayList<>(List.of("verify-ledger", "-c", "@case", "--json"));
        words.addAll(List.of(more));
        return new ObjectMapper().readTree(type(words.toArray(String[]::new)).out());
    }

    private static List<String> codes(JsonNode found) {
        return found.findValuesAsText("code");
    }

    @Test
    void jsonHasTheVerdictAndWhatToDo() throws Exception {
        var intact = json();
        assertThat(intact.path("verdict").asText()).isEqualTo("intact");
        assertThat(intact.path("headline").asText()).startsWith("Intact: ");
        assertThat(intact.path("ended").asBoolean(true)).isFalse();
        for (var none : List.of("whatToDo", "damage", "notes")) {
            assertThat(intact.path(none).isArray()).as(none).isTrue();
            assertThat(intact.path(none)).as(none).isEmpty();
        }
        assertThat(edit("friend 3", "fiends 3")).isEqualTo(1);
        var changed = json();
        assertThat(changed.path("verdict").asText()).isEqualTo("not-intact");
        assertThat(changed.path("whatToDo").path(0).asText()).contains("reckoner restore BACKUP");
        var entries = changed.path("damage").path(0);
        assertThat(entries.path("kind").asText()).isEqualTo("entries");
        assertThat(codes(entries.path("causes"))).containsExactly("LG-LEAF");
        assertThat(codes(entries.path("consequences"))).contains("LG-HEAD-ROOT", "LG-OUTSIDE-HEAD-ROOT");
    }

    @Test
    void aHeadBeyondADamagedEntryAccusesNobodyOfASecondHistory() throws Exception {
        assertThat(edit("friend 3", "fiends 3")).isEqualTo(1);
        var said = type("verify-ledger", "-c", "@case", "--head", "@head-4", "--head", "@head-0");
        assertThat(said.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(said.out())
                .contains("Head in " + at("head-4") + ": LG-HEAD-UNKNOWN: That head covers ")
                .contains("Head in " + at("head-0") + ": The case begins with the ")
                .doesNotContain("LG-FORK", "find out who had either");
        assertThat(json("--head", "@head-4")
                        .path("heads")
                        .path(0)
                        .path("decided")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void whatFollowsFromAMissingPageIsNoCauseOfItsOwn() throws SQLException {
        sql(
                "DELETE FROM entry_page WHERE first_index ="
                        + " (SELECT first_index FROM entry_page ORDER BY first_index DESC OFFSET 3 ROWS FETCH FIRST 1 ROW ONLY)");
        var said = type("verify-ledger", "-c", "@case", "--head", "@head-4");
        assertThat(said.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(said.out())
                .contains(
                        "LG-GAP: ", "Because of that:", "LG-HEAD-UNKNOWN: ", "are proven to be those that a head signs")
                .doesNotContain("LG-ROLLBACK", "LG-HEAD-SIZE", "LG-FORK", "older copy");
        int because = said.out().indexOf("Because of that:");
        assertThat(said.out().indexOf("LG-GAP: ")).isLessThan(because);
        assertThat(said.out().indexOf("LG-HEAD-ROOT: ")).isGreaterThan(because);
        assertThat(said.out().indexOf("LG-OUTSIDE-HEAD-ROOT: ")).isGreaterThan(because);
    }

    @Test
    void nodesThatAreGoneAreMadeAnewAsIsSaid() throws SQLException {
        sql("DELETE FROM tree_node");
        assertThat(damaged()).contains("The entries hold, all ", "reckoner rebuild -c ");
        ok("rebuild", "-c", "@case");
        assertThat(ok("verify-ledger", "-c", "@case")).startsWith("Intact: ");
    }

    @Test
    void aFirstEntryThatOpensNoCaseIsAChange() throws SQLException {
        try (var connection = Store.connect(at("case"));
                var statement = connection.createStatement();
                var page = statement.executeQuery("SELECT contents FROM entry_page WHERE first_index = 0");
                var update = connection.prepareStatement(
                        "UPDATE entry_page SET contents = ?, lengths = ?, leaves = ? WHERE first_index = 0")) {
            assertThat(page.next()).isTrue();
            var said = new String(page.getBytes(1), StandardCharsets.UTF_8);
            var other = said.replace("\"kind\":\"case-opened\"", "\"kind\":\"note\"")
                    .getBytes(StandardCharsets.UTF_8);
            update.setBytes(1, other);
            update.setBytes(2, ByteBuffer.allocate(4).putInt(other.length).array());
            update.setBytes(3, MerkleTree.leaf(other));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        assertThat(damaged()).contains("LG-ENTRY: ");
    }

    @Test
    void aCutCaseIsStillSaidToBeCut() throws SQLException {
        sql("DELETE FROM entry_page WHERE first_index = (SELECT MAX(first_index) FROM entry_page)");
        assertThat(damaged()).contains("LG-HEAD-SIZE: ", "LG-ROLLBACK: ");
    }

    @Test
    void aFileAmongTheBlobsThatNoEntryNamesIsListedAndNoDamage() throws IOException {
        var name = "c".repeat(62);
        Files.writeString(Files.createDirectories(at("case/blobs/ab")).resolve(name), "not what its name says");
        assertThat(ok("verify-ledger", "-c", "@case"))
                .startsWith("Intact: ")
                .contains("Note: LG-BLOB-STRAY: no entry names the blob sha256:ab" + name);
        assertThat(codes(json().path("notes"))).containsExactly("LG-BLOB-STRAY");
        assertThat(ok("blobs", "--unreferenced", "-c", "@case")).contains(name);
    }

    @Test
    void aHeadThatWasBroughtUpToDateIsTold() throws IOException {
        var older = Files.readAllBytes(at("case/head"));
        ok("checkpoint", "export", "-c", "@case", "--for", "one more", "-o", "@later");
        Files.write(at("case/head"), older);
        assertThat(ok("verify-ledger", "-c", "@case"))
                .startsWith("Intact: ")
                .contains("Note: LG-HEAD-CAUGHT-UP: the file 'head' covered ");
        assertThat(ok("verify-ledger", "-c", "@case")).doesNotContain("LG-HEAD-CAUGHT-UP");
    }

    @Test
    void theDatabaseOfAnotherCaseIsNamedAsTheCause() throws IOException {
        Files.copy(at("stranger/ledger.mv.db"), at("case/ledger.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(damaged())
                .startsWith("Not intact: the folder holds the database of another case than its head and key.")
                .contains(
                        "LG-OTHER-CASE: the database is that of the case reckoner.dev/case/stranger/",
                        "and the file 'head' is of the case reckoner.dev/case/case/",
                        "The key in this folder is none of the database's case either.")
                .doesNotContain("LG-OUTSIDE-HEAD-FORGED");
        assertThat(type("claims", "-c", "@case").err()).contains("LG-OTHER-CASE");
    }

    @Test
    void aHeadThatWasKeptElsewhereSaysHowMuchItVouchesFor() throws IOException {
        assertThat(ok("verify-ledger", "-c", "@case", "--head", "@head-0", "--head", "@head-4"))
                .contains(
                        "Head in " + at("head-0") + ": The case begins with the ",
                        "more follow, of which it says nothing")
                .contains("Head in " + at("head-4") + ": ")
                .doesNotContain("could have made all of it anew");
        Files.copy(at("case/head"), at("newest"));
        assertThat(ok("verify-ledger", "-c", "@case", "--head", "@newest")).contains("The case has exactly the ");
    }

    @Test
    void aCaseThatWasCutOrRewrittenIsContradictedByTheHead() throws IOException {
        copy(at("case"), at("copy"));
        ok("checkpoint", "export", "-c", "@case", "--for", "one more", "-o", "@later");
        ok("checkpoint", "export", "-c", "@case", "-o", "@latest");
        var cut = type("verify-ledger", "-c", "@copy", "--head", "@latest");
        assertThat(cut.out()).startsWith("Contradicted by a head").contains("LG-ROLLBACK: That head covers ");
        assertThat(cut.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        for (int i = 0; i < 3; i++) {
            ok("checkpoint", "export", "-c", "@copy", "--for", "another history", "-o", "@fork-" + i);
        }
        var forked = type("verify-ledger", "-c", "@copy", "--head", "@latest", "--json");
        assertThat(forked.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        var head = new ObjectMapper().readTree(forked.out()).path("heads").get(0);
        assertThat(head.path("code").asText()).isEqualTo("LG-FORK");
        assertThat(head.path("fits").asBoolean(true)).isFalse();
    }

    static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void aHeadOrKeyOfAnotherLogIsNoAnswer() throws IOException {
        ok("case", "create", "@other");
        ok("checkpoint", "export", "-c", "@other", "-o", "@foreign");
        var foreign = type("verify-ledger", "-c", "@case", "--head", "@foreign");
        assertThat(foreign.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(foreign.err())
                .startsWith("LG-CHECKPOINT-ORIGIN: ")
                .containsPattern(
                        "belongs to the log reckoner.dev/case/other/[0-9a-f]+, and not to reckoner.dev/case/case/");
        var key = Files.readString(at("keys"));
        var wrong = type("verify-ledger", "-c", "@case", "--head", "@head-4", "--key", key.strip());
        assertThat(wrong.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(wrong.err()).startsWith("LG-CHECKPOINT-ORIGIN: The key is one of the log ");
        var alone = type("verify-ledger", "-c", "@case", "--key", key.strip());
        assertThat(alone.err()).startsWith("CL-USAGE: ");
    }

    /** Of a copy that was changed nobody can say what it was, so it speaks against nobody. */
    @Test
    void aHeadThatWasChangedDecidesNothing() throws IOException {
        var text = Files.readString(at("head-4"));
        int last = text.lastIndexOf('=') > 0 ? text.lastIndexOf('=') - 4 : text.length() - 6;
        Files.writeString(
                at("changed"),
                text.substring(0, last) + (text.charAt(last) == 'A' ? 'B' : 'A') + text.substring(last + 1));
        var undecided = type("verify-ledger", "-c", "@case", "--head", "@changed");
        assertThat(undecided.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(undecided.out()).startsWith("Intact: ").contains("LG-CHECKPOINT-UNSIGNED: That copy of a head");
    }

    @BeforeEach
    void writeAnotherKey() throws IOException {
        ok("case", "create", "@stranger");
        ok("key", "show", "-c", "@stranger", "-o", "@keys");
    }

    @Test
    void aKeyThatOthersCanReadIsWarnedOfOnce() throws IOException {
        var key = at("case/case-key");
        var permissions = Files.getPosixFilePermissions(key);
        assertThat(permissions).hasSize(2);
        assertThat(Files.getPosixFilePermissions(at("case"))).hasSize(3);
        assertThat(type("verify-ledger", "-c", "@case").err()).isEmpty();
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
        var said = type("verify-ledger", "-c", "@case", "--json");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).containsOnlyOnce("LG-KEY-MODE: ").contains("chmod 600 " + key);
        assertThat(Set.of("{")).contains(said.out().substring(0, 1));
    }
}
