package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.runtime.fingerprint.Sampler;
import dev.reckoner.runtime.fingerprint.SamplerSettings;
import dev.reckoner.runtime.fingerprint.TorchCudaNoise;
import dev.reckoner.runtime.tensor.Npy;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that were sampled from logits with the seed 7, at temperature 0.8. */
class DifrCommandTest {
    private static final int TOKENS = 200;
    private static final int VOCABULARY = 100;
    private static final String SEEDED = "--temperature 0.8 --top-k 40 --top-p 0.9 --prng philox-torch-cuda";

    @TempDir
    Path folder;

    @BeforeEach
    void sample() throws Exception {
        var logits = logits();
        var sampler = new Sampler(new SamplerSettings(0.8, 40, 0.9, new TorchCudaNoise(7, OptionalInt.empty())));
        var tokens = new long[TOKENS];
        for (int i = 0; i < TOKENS; i++) {
            var row = new double[VOCABULARY];
            for (int token = 0; token < VOCABULARY; token++) {
                row[token] = logits.doubleAt((long) i * VOCABULARY + token);
            }
            tokens[i] = sampler.choose(row, i);
        }
        Files.write(folder.resolve("logits.npy"), Npy.write(logits));
        Files.write(folder.resolve("tokens.npy"), Npy.write(Tensor.ofLongs(List.of((long) TOKENS), tokens)));
    }

    @Test
    void theRightSeedGivesEveryToken() {
        var said = run(SEEDED + " --seed 7");
        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains("bit exact: All 200 tokens are those that the reference chooses.", "(100.00 %)");
    }

    @Test
    void anotherSeedIsUndecidedUntilHonestMarginsAreKnown() {
        assertThat(run(SEEDED + " --seed 8").exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(run(SEEDED + " --seed 7 --save-margins " + folder.resolve("honest.npy"))
                        .exit())
                .isZero();
        var said = run(SEEDED + " --seed 8 --margins " + folder.resolve("honest.npy"));
        assertThat(said.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(said.out()).startsWith("outside: ");
    }

    @Test
    void jsonHasTheFiguresAndTheMargins() throws Exception {
        run(SEEDED + " --seed 7 --save-margins " + folder.resolve("honest.npy"));
        var json = new ObjectMapper()
                .readTree(run(SEEDED + " --seed 8 --json --margins " + folder.resolve("honest.npy"))
                        .out());
        assertThat(json.path("verdict").asText()).isEqualTo("OUTSIDE");
        assertThat(json.path("margins")).hasSize(TOKENS);
        assertThat(json.path("exactMatches").asInt()).isLessThan(TOKENS);
        assertThat(json.path("test").path("statistic").asDouble())
                .isGreaterThan(json.path("test").path("threshold").asDouble());
        assertThat(json.path("test").path("probability").asDouble(1)).isLessThan(0.001);
    }

    @ParameterizedTest
    @CsvSource({
        "--temperature 0.8, does not say which generator",
        "--temperature 0.8 --prng threefry-jax, names no seed",
        "--temperature 0.8 --seed 7 --prng mt19937, generator mt19937 cannot be made again",
        "--temperature 0.8 --seed 4294967296 --prng threefry-jax, more than one way",
    })
    void whatTheClaimLeavesOutIsNamed(String options, String missing) throws Exception {
        var said = run(options + " --save-margins " + folder.resolve("none.npy"));
        assertThat(said.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(said.out()).startsWith("inconclusive: ").contains(missing);
        assertThat(folder.resolve("none.npy")).doesNotExist();
        var json = new ObjectMapper().readTree(run(options + " --json").out());
        assertThat(json.has("exactMatches")).isFalse();
    }

    @Test
    void temperatureZeroNeedsNoGenerator() {
        var said = run("--json");
        assertThat(said.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(said.out()).contains("\"exactMatches\"", "without a calibration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--temperature -1 | CL-ARGUMENT",
                "--top-p 2 | CL-ARGUMENT",
                "--significance 1 | CL-ARGUMENT",
                "--temperature 1 --seed 1 --prng philox-torch-cuda --gpu-threads 3 | CL-ARGUMENT",
                "--seed x | CL-USAGE",
                "--first-row 1 | RT-DIFR-TOKENS",
                "--first-row -1 | RT-DIFR-TOKENS",
                "--margins FOLDER/logits.npy | RT-DIFR-CALIBRATION",
                "--margins FOLDER/none | CL-MISSING",
                "--save-margins FOLDER/none/x | CL-MISSING",
            })
    void whatDoesNotFitIsRefused(String options, String code) {
        var said = run(options.replace("FOLDER", folder.toString()));
        assertThat(said.err()).startsWith(code + ": ");
        assertThat(said.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(said.out()).isEmpty();
    }

    private Typed run(String options) {
        var files = "difr --tokens " + folder.resolve("tokens.npy") + " --logits " + folder.resolve("logits.npy");
        return Typed.run((files + " " + options).split(" "));
    }

    private static Tensor logits() {
        var random = new Random(3);
        var values = new float[TOKENS * VOCABULARY];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextGaussian());
        }
        return Tensor.ofFloats(List.of((long) TOKENS, (long) VOCABULARY), values);
    }
}
