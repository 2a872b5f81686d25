package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.RecordedCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for heads, cosignatures and proofs, as two analysts without a network type them. */
class WitnessCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private String key = "";
    private String witness = "";

    @BeforeEach
    void makeTwoCases() throws IOException {
        type("case", "create", "@mine");
        type("case", "create", "@theirs");
        key = shown("@mine").at("/keys/0").asText();
        witness = shown("@theirs").path("witnessKey").asText();
    }

    /** Types it; {@code @} stands for the folder. */
    private Typed type(String... words) {
        return Typed.run(Arrays.stream(words)
                .map(word ->
                        word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word)
                .toArray(String[]::new));
    }

    private JsonNode shown(String folder) throws IOException {
        return JSON.readTree(type("checkpoint", "show", "-c", folder, "--json").out());
    }

    private void ok(String... words) {
        var typed = type(words);
        assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
    }

    private void cosign() {
        ok("cosign", "request", "-c", "@mine", "--witness", witness, "-o", "@request", "--force");
        ok("cosign", "answer", "-c", "@theirs", "@request", "--key", key, "-o", "@answer", "--force");
        ok("cosign", "accept", "-c", "@mine", "@answer", "--witness", witness);
    }

    private String policy() throws IOException {
        Files.writeString(folder.resolve("policy"), "log " + key + "\nwitness w " + witness + "\nquorum w\n");
        return "@policy";
    }

    @Test
    void aProofThatIsCosignedTwiceOverHoldsWithoutACase() throws IOException {
        cosign();
        cosign();
        ok("proof", "export", "-c", "@mine", "1", "-o", "@entry");
        var checked = type("proof", "check", "@entry.json", "@entry.tlog-proof", "--policy", policy());
        assertThat(checked.exit()).as(checked.out() + checked.err()).isZero();
        assertThat(checked.out()).contains("The entry is number 1 of the ", "Cosigned by reckoner.dev/case/theirs");
        assertThat(shown("@mine").path("givenOut")).hasSize(2);
        assertThat(shown("@theirs").path("seen")).hasSize(2);
    }

    @Test
    void withoutWitnessesAProofHoldsForTheLogsKeyAndIsUndecidedForThePolicy() throws IOException {
        ok("proof", "export", "-c", "@mine", "1", "-o", "@entry");
        ok("proof", "check", "@entry.json", "@entry.tlog-proof", "--key", key);
        var policy = type("proof", "check", "@entry.json", "@entry.tlog-proof", "--policy", policy(), "--json");
        assertThat(policy.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(JSON.readTree(policy.out()).path("signatures").asText()).isEqualTo("NO_QUORUM");
    }

    @Test
    void anotherEntryOrAnotherLogIsContraindicated() throws IOException {
        ok("proof", "export", "-c", "@mine", "0", "-o", "@first");
        ok("proof", "export", "-c", "@mine", "1", "-o", "@second");
        assertThat(type("proof", "check", "@first.json", "@second.tlog-proof", "--key", key)
                        .exit())
                .isEqualTo(ExitCode.CONTRAINDICATED);
        String other = shown("@theirs").at("/keys/0").asText();
        var stranger = type("proof", "check", "@first.json", "@first.tlog-proof", "--key", other);
        assertThat(stranger.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(stranger.out())
                .startsWith("The proof does not hold.")
                .contains("not signed with a key of reckoner.dev/case/mine/");
        assertThat(stranger.out().indexOf("not signed with"))
                .isLessThan(stranger.out().indexOf("Apart from that: The entry is"));
    }

    @Test
    void whatWasGivenOutIsNotReplacedUnlessThatIsAskedFor() throws IOException {
        cosign();
        ok("checkpoint", "export", "-c", "@mine", "-o", "@head");
        ok("proof", "export", "-c", "@mine", "1", "-o", "@entry");
        var before = Files.readString(folder.resolve("head"));
        for (var words : List.of(
                List.of("checkpoint", "export", "-c", "@mine", "-o", "@head"),
                List.of("proof", "export", "-c", "@mine", "0", "-o", "@entry"),
                List.of("cosign", "request", "-c", "@mine", "--witness", witness, "-o", "@request"),
                List.of("cosign", "answer", "-c", "@theirs", "@request", "--key", key, "-o", "@answer"))) {
            var refused = type(words.toArray(String[]::new));
            assertThat(refused.err())
                    .startsWith("CL-EXISTS: There is already a file ")
                    .contains("--force");
            assertThat(refused.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        }
        assertThat(folder.resolve("head")).hasContent(before);
        ok("checkpoint", "export", "-c", "@mine", "-o", "@head", "--force");
        assertThat(Files.readString(folder.resolve("head"))).isNotEqualTo(before);
    }

    @Test
    void aHeadOfTheCaseItselfIsHeldAgainstItsEntries() throws IOException {
        ok("checkpoint", "export", "-c", "@mine", "-o", "@head");
        var own = type("checkpoint", "import", "-c", "@mine", "@head", "--key", key);
        assertThat(own.exit()).as(own.err()).isZero();
        assertThat(own.out())
                .startsWith("It is a head of this case itself. The case begins with the 2 entries of that head; ")
                .contains("There is nothing to keep.");
        assertThat(shown("@mine").path("seen")).isEmpty();
        ok("backup", "-c", "@mine", "@backup");
        ok("restore", "@backup", "@twin");
        ok("checkpoint", "export", "-c", "@twin", "--for", "another history", "-o", "@a");
        ok("checkpoint", "export", "-c", "@twin", "--for", "another history", "-o", "@b");
        ok("checkpoint", "export", "-c", "@twin", "--for", "another history", "-o", "@c");
        var cut = type("checkpoint", "import", "-c", "@mine", "@c", "--key", key);
        assertThat(cut.err()).startsWith("LG-ROLLBACK: It is a head of this case itself. ");
        assertThat(cut.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        for (int i = 0; i < 4; i++) {
            ok("checkpoint", "export", "-c", "@mine", "-o", "@more-" + i);
        }
        var forked = type("checkpoint", "import", "-c", "@mine", "@c", "--key", key);
        assertThat(forked.err()).startsWith("LG-FORK: It is a head of this case itself. ");
        assertThat(forked.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(shown("@mine").at("/seen/0/standing").asText()).isEqualTo("contradicting");
    }

    /** Whichever command it is that comes upon two histories. */
    @Test
    void aForkEndsEveryCommandWithOne() throws IOException {
        VerifyLedgerCommandTest.copy(folder.resolve("mine"), folder.resolve("twin"));
        for (int i = 0; i < 2; i++) {
            ok("checkpoint", "export", "-c", "@mine", "-o", "@mine-" + i);
            ok("checkpoint", "export", "-c", "@twin", "-o", "@twin-" + i, "--for", "another history");
        }
        ok("checkpoint", "import", "-c", "@theirs", "@mine-1", "--key", key);
        var kept = type("checkpoint", "import", "-c", "@theirs", "@twin-1", "--key", key);
        ok("cosign", "request", "-c", "@mine", "--witness", witness, "-o", "@request");
        var asked = type("cosign", "answer", "-c", "@theirs", "@request", "--key", key, "-o", "@answer");
        ok("backup", "-c", "@mine", "@backup-of-mine");
        var restored = type("restore", "@backup-of-mine", "@again", "--head", "@twin-1");
        var verified = type("verify-ledger", "-c", "@mine", "--head", "@twin-1");
        assertThat(List.of(kept, asked, restored, verified))
                .allSatisfy(typed ->
                        assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(1));
        assertThat(asked.err()).startsWith("LG-FORK: ");
        assertThat(restored.err()).startsWith("LG-FORK: ");
    }

    @Test
    void aHeadThatWasGivenOutIsKeptByTheOther() throws IOException {
        ok("checkpoint", "export", "-c", "@mine", "-o", "@head", "--for", "theirs");
        ok("checkpoint", "import", "-c", "@theirs", "@head", "--key", key);
        assertThat(shown("@theirs").at("/seen/0/standing").asText()).isEqualTo("shown");
    }

    @Test
    void whatIsNotWhatItShouldBeIsSaidWithACode() throws IOException {
        Files.writeString(folder.resolve("junk"), "junk\n");
        ok("cosign", "request", "-c", "@mine", "--witness", witness, "-o", "@request");
        assertThat(type("checkpoint", "import", "-c", "@theirs", "@junk", "--key", key)
                        .err())
                .startsWith("LG-CHECKPOINT: ");
        assertThat(type("cosign", "answer", "-c", "@theirs", "@junk", "--key", key, "-o", "@x")
                        .err())
                .startsWith("LG-REQUEST: ");
        assertThat(type("cosign", "accept", "-c", "@mine", "@junk", "--witness", witness)
                        .err())
                .startsWith("LG-ANSWER: ");
        assertThat(type("cosign", "accept", "-c", "@mine", "@request").err()).startsWith("CL-USAGE: ");
        assertThat(type("proof", "check", "@junk", "@junk", "--key", key).err()).startsWith("LG-PROOF: ");
        assertThat(type("cosign", "accept", "-c", "@mine", "@junk", "--policy", "@junk")
                        .err())
                .startsWith("LG-POLICY: ");
        assertThat(type("proof", "export", "-c", "@mine", "99", "-o", "@entry").err())
                .startsWith("LG-NO-ENTRY: ");
        assertThat(type("cosign", "answer", "-c", "@mine", "@request", "--key", key, "-o", "@x")
                        .err())
                .startsWith("LG-COSIGN-OWN: ");
        assertThat(type("cosign", "answer", "-c", "@theirs", "@request", "--key", witness, "-o", "@x")
                        .err())
                .contains("is the key of a witness");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void theLedgerSaysInWordsWhatHappenedToHeads() throws IOException {
        cosign();
        assertThat(lines("mine")).contains("Head of 2 entries given out", "A witness cosigned the head of 2 entries");
        assertThat(lines("theirs"))
                .contains(
                        "Head of another log found consistent and cosigned, of 2 entries",
                        "Cosignature given for 2 entries");
    }

    private List<String> lines(String name) throws IOException {
        try (var audit = RecordedCase.openAsItIs(folder.resolve(name), Clock.systemUTC())) {
            return audit.entries(0, 100).stream().map(LedgerLine::what).toList();
        }
    }

    @Test
    void theLedgerOfBothStaysWhole() {
        cosign();
        ok("verify-ledger", "-c", "@mine");
        ok("verify-ledger", "-c", "@theirs");
    }
}
