package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.audit.trace.ChainModel;
import dev.reckoner.audit.trace.SoldTrace;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands for traces and disputes, as two parties type them. */
class TraceCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    /** Once, since each command starts a process for the model. */
    @BeforeAll
    static void commitOnce() throws Exception {
        Path model = Files.write(made.resolve("model.onnx"), ChainModel.honest());
        Path inputs = ChainModel.inputs(made.resolve("inputs"));
        String out = made.resolve("mine").toString();
        assertThat(Typed.run("trace", "commit", model.toString(), inputs.toString(), "-o", out)
                        .exit())
                .isZero();
    }

    @BeforeEach
    void make() throws IOException {
        copy(made, folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    @Test
    void aTraceIsCommittedToVerifiedAndShownValueByValue() throws IOException {
        String root = root("mine");
        assertThat(type("trace", "verify", "@mine", "--root", root, "--model", "@model.onnx")
                        .out())
                .startsWith("All hashes fit.");
        assertThat(type("trace", "open", "@mine", "v7", "-o", "@v7.json").exit())
                .isZero();
        assertThat(type("trace", "verify", "@v7.json", "--root", root).exit()).isZero();
        assertThat(type("trace", "verify", "@v7.json", "--root", "sha256:" + root)
                        .exit())
                .isZero();
        var elsewhere = type("trace", "verify", "@v7.json", "--root", "00".repeat(32));
        assertThat(elsewhere.exit()).isEqualTo(1);
        assertThat(elsewhere.out()).startsWith("The value v7 is not in the trace that was committed to.");
        assertThat(type("trace", "verify", "@v7.json").err())
                .startsWith("CL-USAGE: An opening is verified under a root");
        assertThat(type("trace", "open", "@mine", "v99", "-o", "@x").err()).startsWith("TC-NO-VALUE: ");
        assertThat(type("trace", "open", "@mine", "v7", "--block", "0", "-o", "@x")
                        .err())
                .startsWith("TC-NO-TILES: ");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "content, is no value that can be read",
        "value, does not have the hash of its leaf",
        "name, is not in the trace that was committed to",
        "index, is not in the trace that was committed to",
        "proof, is not in the trace that was committed to",
    })
    void anOpeningThatWasChangedDoesNotHold(String member, String why) throws IOException {
        type("trace", "open", "@mine", "v7", "-o", "@v7.json");
        type("trace", "open", "@mine", "v8", "-o", "@v8.json");
        var opening = (ObjectNode) JSON.readTree(Files.readString(folder.resolve("v7.json")));
        var other = JSON.readTree(Files.readString(folder.resolve("v8.json")));
        switch (member) {
            case "content" -> opening.put("content", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
            case "name" -> opening.put("name", "v8");
            default -> opening.set(member, other.get(member));
        }
        Files.writeString(folder.resolve("changed.json"), opening.toString());
        var said = type("trace", "verify", "@changed.json", "--root", root("mine"), "--json");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(JSON.readTree(said.out()).at("/faults/0").asText()).endsWith(why + ".");
    }

    @Test
    void aFolderThatWasChangedIsTold() throws IOException {
        var list = JSON.readTree(Files.readString(folder.resolve("mine/trace.json")));
        String file = list.at("/leaves/5/file").asText().substring(7);
        Files.delete(folder.resolve("mine/tensors/" + file + ".pb"));
        assertThat(type("trace", "verify", "@mine").err()).startsWith("TC-VALUE-CHANGED: The value v5 is not in ");
        Files.writeString(
                folder.resolve("mine/trace.json"), list.toString().replace("\"name\":\"v5\"", "\"name\":\"v55\""));
        assertThat(type("trace", "verify", "@mine").err()).startsWith("TC-FOLDER: ");
    }

    @Test
    void anHonestTraceStandsAgainstWhoeverDoubtsIt() throws IOException {
        assertThat(commit("model.onnx", "theirs").exit()).isZero();
        assertThat(root("theirs")).isEqualTo(root("mine"));
        var said = dispute("--theirs", "@theirs");
        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains("Round 1: operators 0 to 19 in ", "nothing to be doubted")
                .contains("Every part of the trace gives again what it says, bit for bit.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 19})
    void aTamperedOperatorIsFoundByWhoHasBothTraces(int operator) throws Exception {
        tampered(operator);
        for (String ways : new String[] {"2", "3", "16"}) {
            var said = dispute("--theirs", "@theirs", "--ways", ways, "--json");
            assertThat(said.exit()).isEqualTo(1);
            JsonNode answer = JSON.readTree(said.out());
            assertThat(answer.path("outcome").asText()).isEqualTo("found");
            assertThat(answer.at("/detail/operator").asInt()).isEqualTo(operator);
            assertThat(answer.path("rounds").size())
                    .isLessThanOrEqualTo(answer.path("most").asInt());
        }
    }

    @Test
    void twoPartiesFindItByLetters() throws Exception {
        String root = tampered(7);
        Files.createDirectories(folder.resolve("letters"));
        Files.copy(folder.resolve("theirs/roots.json"), folder.resolve("claim.json"));
        String[] ask = {"--claim", "@claim.json", "--root", root, "--connect", "@letters", "--ways", "4"};
        Typed said = dispute(ask);
        int rounds = 0;
        while (said.exit() == ExitCode.UNDECIDED) {
            rounds++;
            assertThat(said.out()).contains("The answer to round " + rounds + " is awaited.");
            assertThat(type("dispute", "--mine", "@theirs", "--serve", "@letters")
                            .out())
                    .startsWith("1 answers written to ");
            said = dispute(ask);
        }
        assertThat(rounds).isEqualTo(3);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("Operator 7, Mul v7, does not give the claimed value");
        Files.write(folder.resolve("letters/round-02.answer"), new byte[] {1, 2});
        assertThat(dispute(ask).err()).startsWith("TC-MESSAGE: ");
        Files.copy(
                folder.resolve("letters/round-01.question"),
                folder.resolve("letters/round-02.question"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(dispute(ask).err()).startsWith("TC-MAIL: ");
    }

    @Test
    void whatIsNotTheSameIsNotDisputed() throws Exception {
        Files.write(folder.resolve("other.onnx"), ChainModel.with(3));
        assertThat(commit("other.onnx", "theirs").exit()).isZero();
        assertThat(dispute("--theirs", "@theirs").err()).startsWith("TC-OTHER-MODEL: ");
        assertThat(commit("model.onnx", "partial", "--values", "layers").exit()).isZero();
        assertThat(dispute("--theirs", "@partial").err()).startsWith("TC-PARTIAL: ");
        assertThat(dispute().err()).startsWith("CL-USAGE: Name the model");
        assertThat(dispute("--theirs", "@partial", "--ways", "1").exit()).isEqualTo(2);
        assertThat(commit("model.onnx", "mine").err()).startsWith("CL-EXISTS: ");
        assertThat(type("trace").err()).startsWith("CL-USAGE: Say what to do with a trace");
        assertThat(commit("model.onnx", "new", "--values", "some").err())
                .contains("the choices are all, inner, matmul, layers");
    }

    @Test
    void aRecordWithATraceIsMadeWithoutOptimisations() throws IOException {
        String[] record = {
            "record",
            "--model",
            "@model.onnx",
            "--out",
            "@out.trail",
            "--key",
            "@key.pem",
            "--name",
            "chain",
            "--provider",
            "p",
            "--operator",
            "o",
            "@inputs",
            "--trace"
        };
        var said = type(record);
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("Traces: 20 values, 1 MB");
        var imported = type("import", "--create", "-c", "@case", "@out.trail");
        assertThat(imported.out()).contains("Operator traces");
        var fused = type(Stream.concat(Arrays.stream(record), Stream.of("--optimisation", "ALL"))
                .toArray(String[]::new));
        assertThat(fused.err()).startsWith("CL-ARGUMENT: A trace is of the graph as it is written");
    }

    /** Somebody ran another model, and says that it was the one that was sold. */
    private String tampered(int operator) throws Exception {
        Files.write(folder.resolve("tampered.onnx"), ChainModel.with(operator));
        assertThat(commit("tampered.onnx", "theirs").exit()).isZero();
        return SoldTrace.as(OnnxModel.open(folder.resolve("model.onnx")), folder.resolve("theirs"));
    }

    /** What was published says one thing, and what is shown another. */
    @ParameterizedTest
    @ValueSource(strings = {"outputs", "inputs", "environment", "root"})
    void rootsThatDoNotAddUpBindNobody(String member) throws IOException {
        copy(folder.resolve("mine"), folder.resolve("theirs"));
        var roots = (ObjectNode) JSON.readTree(read("theirs/roots.json"));
        var changed = member.equals("root") ? roots : (ObjectNode) roots.get("roots");
        changed.put(member, "sha256:" + "ab".repeat(32));
        Files.writeString(folder.resolve("theirs/roots.json"), roots.toString());
        var said = dispute("--theirs", "@theirs");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("TC-ROOTS: ").contains("does not add up");
    }

    @Test
    void anAnswerThatIsNotListedIsNotDisputed() throws Exception {
        copy(folder.resolve("mine"), folder.resolve("theirs"));
        var roots = (ObjectNode) JSON.readTree(read("theirs/roots.json"));
        ((ArrayNode) roots.get("outputs")).removeAll();
        Files.writeString(folder.resolve("theirs/roots.json"), roots.toString());
        SoldTrace.withRootOverNoOutputs(folder.resolve("theirs"));
        assertThat(dispute("--theirs", "@theirs").err()).startsWith("TC-OUTPUTS: ");
    }

    @Test
    void whoHasOnlyTheRootsNeedsTheOneThatWasPublished() throws Exception {
        String root = tampered(7);
        String[] ask = {"--claim", "@theirs/roots.json", "--connect", "@letters"};
        assertThat(dispute(ask).err()).startsWith("CL-USAGE: Name the model").contains("--root");
        var other = Stream.concat(Arrays.stream(ask), Stream.of("--root", "ab".repeat(32)));
        assertThat(dispute(other.toArray(String[]::new)).err())
                .startsWith("TC-ROOTS: ")
                .contains(root);
        var same = Stream.concat(Arrays.stream(ask), Stream.of("--root", "sha256:" + root));
        assertThat(dispute(same.toArray(String[]::new)).exit()).isEqualTo(ExitCode.UNDECIDED);
        var none = Stream.concat(Arrays.stream(ask), Stream.of("--root", "12"));
        assertThat(dispute(none.toArray(String[]::new)).err()).contains("'12' is no SHA-256 value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "exact", "EXACT", "Default"})
    void theToleranceIsSaidInTheWordsOfTheHelp(String word) throws Exception {
        tampered(7);
        assertThat(dispute("--theirs", "@theirs", "--tolerance", word).out()).contains("Operator 7, Mul v7, does not");
        assertThat(dispute("--theirs", "@theirs", "--tolerance", "some").err())
                .contains("'some' is no tolerance; the choices are default, exact");
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private String root(String trace) throws IOException {
        return JSON.readTree(Files.readString(folder.resolve(trace).resolve("roots.json")))
                .at("/roots/trace")
                .asText()
                .substring(7);
    }

    private Typed commit(String model, String out, String... more) {
        return type(Stream.concat(
                        Stream.of("trace", "commit", "@" + model, "@inputs", "-o", "@" + out), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private Typed dispute(String... more) {
        return type(
                Stream.concat(Stream.of("dispute", "--model", "@model.onnx", "--mine", "@mine"), Arrays.stream(more))
                        .toArray(String[]::new));
    }

    /** A word that begins with @ is a path in the test's folder. */
    private Typed type(String... words) {
        return Typed.run(Arrays.stream(words)
                .map(word ->
                        word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word)
                .toArray(String[]::new));
    }
}
