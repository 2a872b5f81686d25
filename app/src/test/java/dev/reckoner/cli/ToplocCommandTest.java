package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.runtime.fingerprint.Toploc;
import dev.reckoner.runtime.fingerprint.ToplocProof;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Npy;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToplocCommandTest {
    private static final int POSITIONS = 10 + 32 + 5;
    private static final int WIDTH = 64;

    @TempDir
    Path folder;

    @BeforeEach
    void writeHiddenStates() throws Exception {
        write("own", states(1, 0));
        write("rerun", states(1, 1e-5));
        write("other", states(2, 0));
    }

    @Test
    void proofsAreMadeOfTheWholeOrOfPromptAndChunks() throws Exception {
        var whole = Typed.run("toploc", "make", "--values", path("own.npy"));
        assertThat(whole.exit()).isZero();
        assertThat(whole.out().strip())
                .isEqualTo(Toploc.STANDARD.prove(states(1, 0)).base64());
        var chunks = Typed.run("toploc", "make", "--values", path("own.npy"), "--prompt", "10", "--k", "64");
        assertThat(chunks.out().lines())
                .isEqualTo(new Toploc(64, 32)
                        .prove(states(1, 0), 10).stream()
                                .map(ToplocProof::base64)
                                .toList());
        var json = json(
                Typed.run("toploc", "make", "--values", path("own.npy"), "--prompt", "0", "--chunk", "47", "--json"));
        assertThat(json.path("k").asInt()).isEqualTo(128);
        assertThat(json.path("proofs").get(0).asText()).isEqualTo(whole.out().strip());
    }

    @Test
    void aTensorProtoGivesTheSameProofAsAnNpyFile() throws Exception {
        Files.write(folder.resolve("own.pb"), TensorProtos.write(states(1, 0)));
        assertThat(Typed.run("toploc", "make", "--values", path("own.pb")).out())
                .isEqualTo(
                        Typed.run("toploc", "make", "--values", path("own.npy")).out());
    }

    @Test
    void aRerunIsAcceptedAndOtherValuesAreNot() throws Exception {
        make("--prompt", "10");
        var honest = verify("rerun.npy", "--prompt", "10", "--thresholds", "4,1,1");
        assertThat(honest.exit()).isZero();
        assertThat(honest.out()).contains("within profile", "0 of 128 differ", "as honest runs do");
        var other = verify("other.npy", "--prompt", "10", "--thresholds", "4,1,1");
        assertThat(other.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(other.out()).contains("outside", "further than honest runs come apart");
    }

    @Test
    void jsonHasTheFiguresOfEachChunk() throws Exception {
        make("--prompt", "10");
        var chunks = json(verify("own.npy", "--prompt", "10", "--thresholds", "38,10,8", "--json"))
                .path("chunks");
        assertThat(chunks).hasSize(3);
        assertThat(chunks.get(2).path("chunk").asInt()).isEqualTo(3);
        assertThat(chunks.get(2).path("verdict").asText()).isEqualTo("WITHIN_EMPIRICAL");
        assertThat(chunks.get(2).path("figures").path("exponentMismatches").asInt(-1))
                .isZero();
        assertThat(chunks.get(2).path("figures").path("mantissaUpperMedian").isNumber())
                .isTrue();
    }

    @Test
    void withoutThresholdsOnlyBf16IsMeasuredByThePublishedOnes() throws Exception {
        make();
        var floats = verify("own.npy");
        assertThat(floats.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(floats.out()).contains("inconclusive", "Give --thresholds");
        Files.write(folder.resolve("bf16.pb"), TensorProtos.write(bf16(states(1, 0))));
        var bf16 = verify("bf16.pb");
        assertThat(bf16.exit()).isZero();
        assertThat(bf16.out()).contains("of at most 38");
    }

    @Test
    void theNullProofDecidesNothing() throws Exception {
        Files.writeString(folder.resolve("proofs"), ToplocProof.none(128).base64());
        var said = verify("own.npy");
        assertThat(said.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(said.out()).contains("null proof");
    }

    @Test
    void thresholdsThatAcceptEverythingAreRefused() throws Exception {
        make();
        var said = verify("own.npy", "--thresholds", "128,10,8");
        assertThat(said.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(said.err()).startsWith("CL-ARGUMENT: --thresholds lets 128 exponents differ of the 128");
    }

    private void make(String... options) throws IOException {
        var command = new ArrayList<>(List.of("toploc", "make", "--values", path("own.npy")));
        command.addAll(List.of(options));
        Files.writeString(
                folder.resolve("proofs"),
                Typed.run(command.toArray(String[]::new)).out());
    }

    private Typed verify(String values, String... options) {
        var command = new ArrayList<>(List.of("toploc", "verify", "--proof", path("proofs"), "--values", path(values)));
        command.addAll(List.of(options));
        return Typed.run(command.toArray(String[]::new));
    }

    private void write(String name, Tensor tensor) throws Exception {
        Files.write(folder.resolve(name + ".npy"), Npy.write(tensor));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode json(Typed said) throws IOException {
        return new ObjectMapper().readTree(said.out());
    }

    private static Tensor states(long seed, double drift) {
        var random = new Random(seed);
        var values = new float[POSITIONS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * (1 + (i % 2 == 0 ? drift : -drift)));
        }
        return Tensor.ofFloats(List.of(1L, (long) POSITIONS, (long) WIDTH), values);
    }

    private static Tensor bf16(Tensor floats) {
        var bytes = ByteBuffer.allocate(2 * POSITIONS * WIDTH).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < POSITIONS * WIDTH; i++) {
            bytes.putShort((short) (Float.floatToIntBits((float) floats.doubleAt(i)) + 0x8000 >>> 16));
        }
        return Tensor.ofRaw(ElementType.BFLOAT16, floats.dims(), bytes.array());
    }
}
