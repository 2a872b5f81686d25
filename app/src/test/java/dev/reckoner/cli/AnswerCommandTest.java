package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.SmallTrail;
import dev.reckoner.crypto.Signatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to findings and dossiers, as they are typed. */
class AnswerCommandTest {
    private static final String CODE = "EV-PARTY-UNENDORSED";

    @TempDir
    Path folder;

    private String at = "";
    private String key = "";
    private Path answer = Path.of("");

    @BeforeEach
    void makeCase() throws Exception {
        at = folder.resolve("case").toString();
        answer = folder.resolve("answer.json");
        key = Files.writeString(
                        folder.resolve("key.pem"),
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getEncoder()
                                        .encodeToString(Signatures.ed25519(new byte[32])
                                                .getPrivate()
                                                .getEncoded())
                                + "\n-----END PRIVATE KEY-----\n")
                .toString();
        ok("case", "create", at);
        ok(
                "import",
                "-c",
                at,
                SmallTrail.write(folder.resolve("one.trail"), "one").toString());
    }

    private static String ok(String... words) {
        var typed = Typed.run(words);
        // What was imported is not affirming, which the exit code of an import says.
        assertThat(typed.exit()).as(typed.out() + typed.err()).isIn(0, 1, 3);
        return typed.out();
    }

    private static String refused(String... words) {
        var typed = Typed.run(words);
        assertThat(typed.exit()).as(typed.out()).isEqualTo(2);
        return typed.err();
    }

    private String sign(String finding, String party, String text) {
        return sign(finding, party, "--text", text);
    }

    private String sign(String finding, String party, String how, String text) {
        return ok(
                "answer",
                "sign",
                "-c",
                at,
                finding,
                "--key",
                key,
                "--as",
                party,
                how,
                text,
                "-o",
                answer.toString(),
                "--force");
    }

    @Test
    void anAnswerIsSignedImportedAndShown() throws Exception {
        assertThat(ok("answer", "findings", "-c", at, "--as", "op")).contains("one/" + CODE);
        assertThat(ok("answer", "show", "-c", at)).contains("Nobody has answered");
        assertThat(sign("one/" + CODE, "op", "The key is ours."))
                .contains("Signed as operator op, to 1 finding")
                .contains("nobody vouches for");
        assertThat(ok("answer", "show", "-c", at)).contains("Nobody has answered");
        assertThat(ok("answer", "import", "-c", at, answer.toString()))
                .contains("| The key is ours.")
                .contains("to " + CODE);
        ok("answer", "import", "-c", at, answer.toString());
        var shown = new ObjectMapper().readTree(ok("answer", "show", "-c", at, "--as", "operator:op", "--json"));
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("vouch").path("grade").asText()).isEqualTo("STATED");
        assertThat(ok("dossier", "-c", at, "operator", "op"))
                .contains("Dossier of operator op")
                .contains("    | The key is ours.");
        var dossier = new ObjectMapper().readTree(ok("dossier", "-c", at, "provider", "p", "--json"));
        assertThat(dossier.path("format").asText()).isEqualTo("reckoner-dossier/1");
        assertThat(dossier.path("dossier").path("findings").get(0).path("code").asText())
                .startsWith("EV-");
    }

    @Test
    void theWordsCanComeFromAFileAndTheFindingsByTheirCode() throws Exception {
        var words = Files.writeString(folder.resolve("words.txt"), "First.\r\nSecond.\n");
        sign(CODE, "provider:p", "--text-file", words.toString());
        assertThat(ok("answer", "import", "-c", at, answer.toString()))
                .contains("Answer of provider p")
                .contains("| First.")
                .contains("| Second.");
        var text = folder.resolve("dossier.txt");
        ok("dossier", "-c", at, "provider", "p", "-o", text.toString());
        assertThat(text).content().contains("Answers given").contains("| Second.");
    }

    private String signInto(Path out, String... more) {
        var words = new ArrayList<>(List.of(
                "answer", "sign", "-c", at, "one/" + CODE, "--key", key, "--as", "op", "--text", "Ours.", "-o"));
        words.add(out.toString());
        words.addAll(List.of(more));
        return refused(words.toArray(String[]::new));
    }

    @Test
    void nothingOfACaseIsReplacedNotEvenByForce() throws Exception {
        var ledger = folder.resolve("case").resolve("ledger.mv.db");
        long size = Files.size(ledger);
        assertThat(signInto(ledger, "--force")).contains("CL-EXISTS", "is in the folder of the case");
        assertThat(Files.size(ledger)).isEqualTo(size);
        var link = Files.createSymbolicLink(folder.resolve("link.json"), ledger);
        assertThat(signInto(link, "--force")).contains("CL-EXISTS", "is in the folder of the case");
        assertThat(signInto(Path.of(key), "--force")).contains("CL-EXISTS", "is what is read for it");
    }

    @Test
    void whatALinkToNothingPointsToIsNotWritten() throws Exception {
        var target = folder.resolve("elsewhere.json");
        var link = Files.createSymbolicLink(folder.resolve("link.json"), target);
        assertThat(signInto(link)).contains("CL-EXISTS");
        assertThat(target).doesNotExist();
    }

    @Test
    void whatIsTypedWronglyIsRefusedWithACode() throws Exception {
        assertThat(refused("answer")).contains("CL-USAGE");
        assertThat(refused("dossier", "-c", at, "operator", "nobody")).contains("DO-SUBJECT");
        assertThat(refused("dossier", "-c", at, "country", "op")).contains("RP-KIND");
        assertThat(refused("answer", "findings", "-c", at, "--as", "nobody")).contains("AN-PARTY");
        assertThat(refused(
                        "answer",
                        "sign",
                        "-c",
                        at,
                        "EX-DIFFERS",
                        "--key",
                        key,
                        "--as",
                        "op",
                        "--text",
                        "x",
                        "-o",
                        answer + "x"))
                .contains("AN-NO-FINDING");
        assertThat(refused(
                        "answer",
                        "sign",
                        "-c",
                        at,
                        CODE,
                        "--key",
                        at + "/head",
                        "--as",
                        "op",
                        "--text",
                        "x",
                        "-o",
                        answer + "x"))
                .contains("AN-KEY");
        assertThat(refused(
                        "answer",
                        "sign",
                        "-c",
                        at,
                        CODE,
                        "--key",
                        key,
                        "--as",
                        "op",
                        "--text",
                        " ",
                        "-o",
                        answer + "x"))
                .contains("AN-WORDS");
        sign(CODE, "op", "The key is ours.");
        var changed = Files.readString(answer).replace("\"sig\":\"", "\"sig\":\"AAAA");
        Files.writeString(answer, changed);
        assertThat(refused("answer", "import", "-c", at, answer.toString())).contains("AN-SIGNATURE");
        Files.writeString(answer, "no answer");
        assertThat(refused("answer", "import", "-c", at, answer.toString())).contains("AN-FORM");
        assertThat(refused("answer", "import", "-c", at, folder.resolve("none").toString()))
                .contains("CL-MISSING");
    }
}
