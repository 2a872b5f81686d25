package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

    @Test
    void aNewKeySignsAndTheFirstOneIsStillShown() {
        var first = ok("key", "show", "-c", at).lines().findFirst().orElseThrow();
        var fresh = ok("key", "rotate", "-c", at).lines().toList().getLast();
        assertThat(ok("key", "show", "-c", at).lines()).startsWith(first, fresh);
        assertThat(ok("checkpoint", "show", "-c", at)).contains("Key of this log: " + fresh);
        assertThat(ok("verify-ledger", "-c", at)).contains("Intact");
    }

    @Test
    void anMlDsaKeySignsBesideAndIsReplacedWithTheOther() {
        var created = ok("key", "create", "-c", at).lines().toList().getLast();
        assertThat(ok("key", "show", "-c", at)).contains(created, "The last two sign from now on.");
        assertThat(ok("checkpoint", "show", "-c", at)).contains(" and " + created);
        assertThat(Typed.run("key", "create", "-c", at).err()).startsWith("LG-KEY-BESIDE");
        ok("key", "rotate", "-c", at);
        assertThat(ok("key", "show", "-c", at).lines()).hasSize(5);
        assertThat(ok("verify-ledger", "-c", at)).contains("Intact: 4 entries");
    }

    @Test
    void anEndedCaseCanBeExaminedAndVerifiedAndIsNotGoneOnWith() {
        assertThat(Typed.run("key", "retire", "-c", at).err()).contains("--for-good");
        ok("key", "retire", "-c", at, "--for-good");
        assertThat(ok("verify-ledger", "-c", at)).contains("Intact: 3 entries");
        assertThat(Typed.run("claims", "-c", at).out()).contains("The case holds no claim");
        assertThat(Typed.run("checkpoint", "export", "-c", at, "-o", at + ".head")
                        .err())
                .startsWith("LG-RETIRED");
    }

    @Test
    void aCaseWhoseBlobsAreAllNamedSaysSo() {
        assertThat(ok("blobs", "--unreferenced", "-c", at)).contains("Every blob is named");
        assertThat(ok("blobs", "--unreferenced", "-c", at, "--json")).isEqualToIgnoringWhitespace("[]");
    }
}
