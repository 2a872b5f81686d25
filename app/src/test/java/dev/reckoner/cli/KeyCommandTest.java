package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a case, and blobs that no entry names, as they are typed. */
class KeyCommandTest {
    @TempDir
    Path folder;

    private String at = "";

    @BeforeEach
    void makeCase() {
        at = folder.resolve("case").toString();
        ok("case", "create", at);
    }

    private String ok(String... words) {
        var typed = Typed.run(words);
        assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
        return typed.out();
    }

    /** Written keys, which stand on lines of their own. */
    private static List<String> written(String shown) {
        return shown.lines()
                .filter(line -> line.startsWith("reckoner.dev/case/"))
                .toList();
    }

    @Test
    void aNewKeySignsAndTheFirstOneIsStillShown() {
        var first = written(ok("key", "show", "-c", at)).getFirst();
        var fresh = written(ok("key", "rotate", "-c", at)).getFirst();
        var shown = ok("key", "show", "-c", at);
        assertThat(written(shown)).containsExactly(first, fresh);
        assertThat(shown)
                .containsPattern("Ed25519, ID [0-9a-f]{8}, since entry 0, no longer in force:\\R")
                .containsPattern("Ed25519, ID [0-9a-f]{8}, since entry 2:\\R");
        assertThat(ok("checkpoint", "show", "-c", at)).contains("Key of this log, Ed25519: " + fresh);
        assertThat(ok("verify-ledger", "-c", at)).contains("Intact");
    }

    @Test
    void anMlDsaKeySignsBesideAndIsReplacedWithTheOther() throws IOException {
        var created = ok("key", "create", "-c", at);
        assertThat(created).contains("ML-DSA-44, ID ").hasLineCount(3);
        assertThat(created.lines()).allMatch(line -> line.length() < 200);
        var shown = ok("key", "show", "-c", at);
        assertThat(shown).contains("ML-DSA-44, ID ", "since entry 2:", "The last two sign from now on.");
        assertThat(shown.lines()).allMatch(line -> line.length() < 200);
        assertThat(ok("checkpoint", "show", "-c", at).lines())
                .filteredOn(line -> line.startsWith("Key of this log"))
                .hasSize(2);
        assertThat(ok("checkpoint", "show", "-c", at).lines()).allMatch(line -> line.length() < 200);
        assertThat(Typed.run("key", "create", "-c", at).err()).startsWith("LG-KEY-BESIDE");
        assertThat(ok("key", "rotate", "-c", at)).contains("these two keys", "Ed25519, ID ", "ML-DSA-44, ID ");
        var full = written(ok("key", "show", "--full", "-c", at));
        assertThat(full).hasSize(4);
        var file = at + ".keys";
        ok("key", "show", "-c", at, "-o", file);
        assertThat(Files.readAllLines(Path.of(file))).containsExactlyElementsOf(full.subList(2, 4));
        assertThat(Typed.run("key", "show", "-c", at, "-o", file).err()).startsWith("CL-EXISTS: ");
        assertThat(ok("verify-ledger", "-c", at))
                .contains("Intact: 4 entries")
                .containsPattern("signed with the keys [0-9a-f]{8}, [0-9a-f]{8}, [0-9a-f]{8} and [0-9a-f]{8}\\.");
    }

    @Test
    void anEndedCaseGivesOutItsLastHeadAndProofsAndRecordsNothing() throws IOException {
        assertThat(Typed.run("key", "retire", "-c", at).err()).contains("--for-good");
        ok("key", "retire", "-c", at, "--for-good");
        assertThat(ok("verify-ledger", "-c", at))
                .contains("Intact: 3 entries", "LG-RETIRED: the case was ended by entry 2, ");
        assertThat(ok("verify-ledger", "-c", at, "--json"))
                .contains("\"verdict\" : \"intact\"", "\"ended\" : true", "\"code\" : \"LG-RETIRED\"");
        assertThat(Typed.run("claims", "-c", at).out()).contains("The case holds no claim");
        assertThat(ok("checkpoint", "export", "-c", at, "-o", at + ".head"))
                .contains("Head of 3 entries", "not recorded: the case was ended");
        assertThat(Path.of(at + ".head")).hasSameTextualContentAs(Path.of(at, "head"));
        assertThat(ok("proof", "export", "-c", at, "1", "-o", at + ".entry"))
                .contains("not recorded: the case was ended");
        var key = written(ok("key", "show", "-c", at)).getFirst();
        assertThat(ok("proof", "check", at + ".entry.json", at + ".entry.tlog-proof", "--key", key))
                .startsWith("The proof holds.");
        assertThat(ok("verify-ledger", "-c", at, "--head", at + ".head")).contains("The case has exactly the ");
        assertThat(Typed.run("key", "rotate", "-c", at).err()).startsWith("LG-RETIRED");
    }

    @Test
    void aCaseWhoseBlobsAreAllNamedSaysSo() {
        assertThat(ok("blobs", "--unreferenced", "-c", at)).contains("Every blob is named");
        assertThat(ok("blobs", "--unreferenced", "-c", at, "--json")).isEqualToIgnoringWhitespace("[]");
    }
}
