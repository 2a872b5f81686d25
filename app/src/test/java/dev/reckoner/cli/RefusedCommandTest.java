package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.SmallTrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that cannot run says in a sentence what is missing and what to do, ends with 2, and leaves nothing behind. */
class RefusedCommandTest {
    /** CASE is a case, NONE a path where nothing is, FILE a text file, FOLDER an empty folder. */
    private static final String COMMANDS = """
            references -c CASE NONE | CL-MISSING | The file of reference values NONE is not there. Check the path, then run the command again.
            references -c CASE FOLDER | CL-NOT-A-FILE | FOLDER is a folder where the file of reference values is expected. Name the file in it.
            references -c CASE FILE | TR-JSON-SYNTAX | FILE, line 1, column 1: What stands here is not JSON.
            references -c CASE OBJECT | TR-JSON-TYPE | OBJECT, line 1, column 2: The member /format is missing.
            references -c NONE OBJECT | LG-NO-CASE | NONE holds no case. Make one with 'reckoner case create'.
            claims -c NONE | LG-NO-CASE | NONE holds no case. Make one with 'reckoner case create'.
            claims -c FILE | LG-NO-CASE | FILE holds no case. Make one with 'reckoner case create'.
            claims -c CASE nobody | CL-ARGUMENT | No claim of this case has the number, label or id nobody. 'reckoner claims' lists them.
            claims -c CASE --tier grave | CL-USAGE | Invalid value for option '--tier': 'grave' is no tier; the tiers are affirming, warning, contraindicated, not-checked
            reexecute -c NONE | LG-NO-CASE | NONE holds no case. Make one with 'reckoner case create'.
            verify-ledger -c CASE --head NONE | CL-MISSING | The head NONE is not there. Check the path, then run the command again.
            verify-ledger -c CASE --head FOLDER | CL-NOT-A-FILE | FOLDER is a folder where the head is expected. Name the file in it.
            verify-ledger -c CASE --head FILE | LG-CHECKPOINT | FILE is no head (signed C2SP checkpoint): Not a signed note.
            restore FILE NONE --head FOLDER | CL-NOT-A-FILE | FOLDER is a folder where the head is expected. Name the file in it.
            key show -c CASE -o FOLDER | CL-NOT-A-FILE | FOLDER is a folder where the list of keys is to be written. Name a file in it.
            verify-ledger -c NONE | LG-NO-CASE | NONE holds no case. Make one with 'reckoner case create'.
            open NONE | CL-MISSING | The case's folder NONE is not there. Check the path, then run the command again.
            open FOLDER | LG-NO-CASE | FOLDER holds no case. Make one with 'reckoner case create'.
            open FILE | CL-NOT-A-FOLDER | FILE is a file where the case's folder is expected. Name the folder around it.
            conform NONE | CL-MISSING | The folder or ZIP of test cases NONE is not there. Check the path, then run the command again.
            conform FILE | CL-NOT-A-ZIP | FILE is neither a folder nor a sound ZIP. Copy it again, or unpack it and name the folder.
            conform BROKEN | CL-NOT-A-ZIP | BROKEN is neither a folder nor a sound ZIP. Copy it again, or unpack it and name the folder.
            conform FOLDER | CL-NO-INPUTS | FOLDER holds no test case. Name a folder or ZIP with model.onnx beside test_data_set_0.
            case create FILE | CL-EXISTS | There is already a file or folder FILE. Name another.
            case create CASE | LG-EXISTS | CASE already holds a case.
            import -c NONE FILE | LG-NO-CASE | NONE holds no case. Make one with 'reckoner case create'.
            record --model NONE --out OUT --key KEY --name m --provider p --operator o FOLDER | CL-MISSING | The model NONE is not there. Check the path, then run the command again.
            record --model FILE --out OUT --key KEY --name m --provider p --operator o NONE | CL-MISSING | The folder of inputs NONE is not there. Check the path, then run the command again.
            record --model FILE --out OUT --key KEY --name m --provider p --operator o FILE | CL-NOT-A-FOLDER | FILE is a file where the folder of inputs is expected. Name the folder around it.
            record --model FILE --out FOLDER --key KEY --name m --provider p --operator o FOLDER | CL-NOT-A-FILE | FOLDER is a folder where the bundle is to be written. Name a file in it.
            record --model FILE --out NONE/x --key KEY --name m --provider p --operator o FOLDER | CL-MISSING | The folder NONE, where the bundle is to be written, is not there. Make it first.
            record --model FILE --out OUT --key KEY --attestation NONE --name m --provider p --operator o FOLDER | CL-MISSING | The attestation document NONE is not there. Check the path, then run the command again.
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeThePaths() throws IOException {
        assertThat(Typed.run("case", "create", path("CASE")).exit()).isZero();
        Files.writeString(folder.resolve("FILE"), "text, not JSON");
        Files.writeString(folder.resolve("OBJECT"), "{}");
        Files.writeString(folder.resolve("BROKEN.zip"), "no archive");
        Files.createDirectory(folder.resolve("FOLDER"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '@', textBlock = COMMANDS)
    void theSentenceSaysWhatIsMissingAndWhatToDo(String command, String code, String sentence) throws IOException {
        var said = Typed.run(placed(command).split(" "));
        assertThat(said.err().lines().findFirst()).contains(code + ": " + placed(sentence));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        var json = Typed.run((placed(command) + " --json").split(" "));
        var object = new ObjectMapper().readTree(json.out());
        assertThat(object.path("code").asText()).isEqualTo(code);
        assertThat(object.path("sentence").asText()).isEqualTo(placed(sentence));
        assertThat(object.size()).isEqualTo(2);
        assertThat(json.exit()).isEqualTo(2);
        assertThat(folder.resolve("OUT")).doesNotExist();
        assertThat(folder.resolve("KEY")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "references -c CASE PIPE",
                "conform PIPE",
                "verify-ledger -c CASE --head PIPE",
                "restore FILE NONE --head PIPE",
                "proof check PIPE FILE --policy FILE",
                "checkpoint export -c CASE -o PIPE",
                "cosign accept -c CASE FILE --policy PIPE",
                "record --model PIPE --out OUT --key KEY --name m --provider p --operator o FOLDER",
                "record --model FILE --out OUT --key PIPE --name m --provider p --operator o FOLDER",
            })
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no named pipes in folders")
    void aPipeIsNotWaitedFor(String command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", path("PIPE")).start().waitFor()).isZero();
        var said = Typed.run(placed(command).replace("PIPE", path("PIPE")).split(" "));
        assertThat(said.err()).startsWith("CL-NOT-A-FILE: " + path("PIPE") + " is a device or a pipe where the ");
        assertThat(said.exit()).isEqualTo(2);
    }

    @Test
    void anEmptyPathIsNotTheCurrentFolder() {
        for (var arguments : List.of(
                List.of("import", "-c", path("CASE"), ""),
                List.of("references", "-c", path("CASE"), ""),
                List.of("claims", "-c", ""),
                List.of("import", "--create", "-c", "", path("FILE")),
                List.of("case", "create", ""),
                List.of("open", ""),
                List.of("conform", ""))) {
            var said = Typed.run(arguments.toArray(String[]::new));
            assertThat(said.err()).as(arguments.toString()).startsWith("CL-ARGUMENT: The path of the ");
            assertThat(said.exit()).isEqualTo(2);
        }
        assertThat(Typed.run("verify-ledger", "-c", path("CASE")).out()).contains("Intact: 2 entries");
    }

    @Test
    void aCaseWithoutItsKeyIsToldSo() throws IOException {
        Files.delete(folder.resolve("CASE/case-key"));
        assertThat(Typed.run("claims", "-c", path("CASE")).err().lines().findFirst())
                .contains("LG-KEY: The case's key is missing: there is no file " + path("CASE/case-key")
                        + ". Restore it from a copy of the case.");
    }

    @Test
    void aCaseThatWasChangedFromOutsideIsOnlyVerified() throws IOException {
        assertThat(Typed.run("case", "create", path("OTHER")).exit()).isZero();
        Files.copy(folder.resolve("OTHER/head"), folder.resolve("CASE/head"), StandardCopyOption.REPLACE_EXISTING);
        var refused = Typed.run("claims", "-c", path("CASE"));
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("LG-CONFLICT", "LG-OUTSIDE-HEAD-FORGED", "restore the case from a copy");
        assertThat(refused.out()).isEmpty();
        var verified = Typed.run("verify-ledger", "-c", path("CASE"));
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.out()).contains("LG-OUTSIDE-HEAD-FORGED");
    }

    @Test
    void aModelThatIsNoneLeavesNeitherKeyNorBundle() throws IOException {
        Files.createDirectory(folder.resolve("FOLDER/in"));
        Files.writeString(folder.resolve("FOLDER/in/x.npy"), "x");
        var said = Typed.run(placed("record --model FILE --out OUT --key KEY --name m --provider p --operator o FOLDER")
                .split(" "));
        assertThat(said.err()).startsWith("RT-MODEL-");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(folder.resolve("OUT")).doesNotExist();
        assertThat(folder.resolve("KEY")).doesNotExist();
    }

    @Test
    void caseAloneSaysWhatIsToBeSaid() {
        var said = Typed.run("case");
        assertThat(said.err()).startsWith("CL-USAGE: Say what to do with a case: reckoner case create FOLDER");
        assertThat(said.exit()).isEqualTo(2);
    }

    @Test
    void aFaultOfTheProgramIsNoVerdict() {
        assertThat(Failure.of(new IllegalStateException("odd")).code()).isEqualTo("CL-FAULT");
    }

    @Test
    void importOfOneBadPathGoesOnWithTheOthers() throws IOException {
        SmallTrail.write(folder.resolve("a.trail"), "first");
        SmallTrail.write(folder.resolve("b.trail"), "last");
        var said = Typed.run("import", "-c", path("CASE"), path("a.trail"), path("NONE"), path("b.trail"));
        assertThat(said.out())
                .contains(path("NONE") + ": not read")
                .contains("TR-MISSING: There is no file or folder of this name. Check the path, then import it again.");
        assertThat(said.exit()).isEqualTo(3);
        assertThat(Typed.run("claims", "-c", path("CASE")).out()).contains("first", "last", "2 claims");
    }

    @Test
    void importOfNothingThatCanBeReadCouldNotRun() {
        var said = Typed.run("import", "-c", path("CASE"), path("NONE"), path("NEITHER"), "--json");
        assertThat(said.out()).contains("TR-MISSING");
        assertThat(said.exit()).isEqualTo(2);
    }

    @Test
    void importOfWhatIsNotThereDoesNotPrintWhatWasFoundBefore() throws IOException {
        SmallTrail.write(folder.resolve("a.trail"), "first");
        assertThat(Typed.run("import", "-c", path("CASE"), path("a.trail")).out())
                .contains("Tier  ", "EV-");
        var said = Typed.run("import", "-c", path("CASE"), path("NONE"));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).contains("TR-MISSING: ", "Nothing was imported.").doesNotContain("Tier  ", "EV-");
        var json = new ObjectMapper()
                .readTree(Typed.run("import", "-c", path("CASE"), path("NONE"), "--json")
                        .out());
        assertThat(json.path("findings")).isEmpty();
        assertThat(json.path("trails")).hasSize(1);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** The text with each name in capitals as a path below the folder. */
    private String placed(String text) {
        return text.replace("BROKEN", "BROKEN.zip")
                .replaceAll("(?<![A-Z-])(CASE|NONE|FILE|FOLDER|OBJECT|BROKEN[.]zip|OUT|KEY)(?![A-Z-])", folder + "/$1");
    }
}
