package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.runtime.tensor.Npy;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command over fingerprints that cannot run says in a sentence what is wrong, and ends with 2. */
class RefusedFingerprintTest {
    /** VALUES has 200 values, NAN one that is none, BROKEN is half an npy file, PROOF a proof, TWO two of them. */
    private static final String COMMANDS = """
            toploc | CL-USAGE | Say what to do with proofs: reckoner toploc make, or reckoner toploc verify
            toploc make --values NONE | CL-MISSING | The file of hidden states NONE is not there. Check the path, then run the command again.
            toploc make --values FOLDER | CL-NOT-A-FILE | FOLDER is a folder where the file of hidden states is expected. Name the file in it.
            toploc make --values TEXT | RT-TENSOR-PROTO | TEXT: This is not a TensorProto message.
            toploc make --values BROKEN | RT-NPY-HEADER | BROKEN: The npy header is longer than the file or than 1 MiB.
            toploc make --values NAN | RT-TOPLOC-NAN | Element 3 of the values is not a number.
            toploc make --values TOKENS | RT-TOPLOC-TYPE | Activations are of type FLOAT, FLOAT16, BFLOAT16 or DOUBLE, not INT64.
            toploc make --values VALUES --k 201 | RT-TOPLOC-K | The chunk has 200 elements, too few for the 201 largest of them.
            toploc make --values VALUES --k 0 | CL-ARGUMENT | A proof holds 1 to 4096 activations of at least one position
            toploc make --values VALUES --chunk 0 | CL-ARGUMENT | A proof holds 1 to 4096 activations of at least one position
            toploc make --values VALUES --prompt 3 | RT-TOPLOC-SHAPE | There are 2 positions, so the prompt cannot have 3.
            toploc make --values VALUES --prompt -1 | RT-TOPLOC-SHAPE | There are 2 positions, so the prompt cannot have -1.
            toploc verify --proof NONE --values VALUES | CL-MISSING | The file of proofs NONE is not there. Check the path, then run the command again.
            toploc verify --proof EMPTY --values VALUES | CL-NO-INPUTS | EMPTY holds no proof. Write the proofs there in base64, one a line.
            toploc verify --proof TEXT --values VALUES | RT-TOPLOC-BASE64 | TEXT, line 1: This is not a proof in base64.
            toploc verify --proof VALUES --values VALUES | RT-TOPLOC-BASE64 | VALUES, line 1: This is not a proof in base64.
            toploc verify --proof PROOF --values NONE | CL-MISSING | The file of hidden states NONE is not there. Check the path, then run the command again.
            toploc verify --proof TWO --values VALUES | CL-ARGUMENT | There are 2 proofs. Say with --prompt how the values are cut into chunks.
            toploc verify --proof TWO --values VALUES --prompt 0 | RT-TOPLOC-COUNT | The number of chunks of the values is 1, that of the proofs 2. Cut the values as for the proofs.
            toploc verify --proof PROOF --values VALUES --thresholds 3,4 | CL-USAGE | Invalid value for option '--thresholds': '3,4' is not three numbers such as 38,10,8: exponents that may differ, mean, median
            difr --tokens NONE --logits VALUES | CL-MISSING | The file of tokens NONE is not there. Check the path, then run the command again.
            difr --tokens TOKENS --logits NONE | CL-MISSING | The file of logits NONE is not there. Check the path, then run the command again.
            difr --tokens TOKENS --logits TOKENS | RT-DIFR-LOGITS | Logits are floating-point numbers of shape [rows, vocabulary] or [1, rows, vocabulary], not INT64[2].
            difr --tokens VALUES --logits VALUES | RT-DIFR-TOKENS | Tokens are INT32 or INT64 numbers of shape [n] or [1, n], not FLOAT[2, 100].
            difr --tokens TOKENS --logits VALUES | RT-DIFR-TOKENS | Token 100 is not one of the 100 of the vocabulary.
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeTheFiles() throws Exception {
        var values = new float[200];
        Files.write(folder.resolve("VALUES"), Npy.write(Tensor.ofFloats(List.of(2L, 100L), values)));
        values[3] = Float.NaN;
        Files.write(folder.resolve("NAN"), Npy.write(Tensor.ofFloats(List.of(200L), values)));
        Files.write(folder.resolve("TOKENS"), Npy.write(Tensor.ofLongs(List.of(2L), 99, 100)));
        Files.write(folder.resolve("BROKEN"), Arrays.copyOf(Files.readAllBytes(folder.resolve("VALUES")), 20));
        Files.writeString(folder.resolve("TEXT"), "text, no tensor");
        Files.writeString(folder.resolve("EMPTY"), "\n \n");
        Files.writeString(folder.resolve("PROOF"), "/9kAAwABAAA=\n");
        Files.writeString(folder.resolve("TWO"), "/9kAAwABAAA=\r\n/9kAAwABAAA=\r\n");
        Files.createDirectory(folder.resolve("FOLDER"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '@', textBlock = COMMANDS)
    void theSentenceSaysWhatIsWrong(String command, String code, String sentence) throws Exception {
        var said = Typed.run(placed(command).split(" "));
        assertThat(said.err().lines().findFirst()).contains(code + ": " + placed(sentence));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        if (!command.equals("toploc")) {
            var json = Typed.run((placed(command) + " --json").split(" "));
            assertThat(new ObjectMapper().readTree(json.out()).path("code").asText())
                    .isEqualTo(code);
        }
    }

    private String placed(String text) {
        return text.replaceAll(
                "(?<![A-Z/-])(NONE|FOLDER|TEXT|BROKEN|NAN|VALUES|TOKENS|PROOF|TWO|EMPTY)(?![A-Z-])", folder + "/$1");
    }
}
