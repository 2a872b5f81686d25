package dev.reckoner.trail.nitro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an enclave build measures, as nitro-cli prints it and as publishers hand it on. */
class MeasurementSetTest {
    private static final String HEX = "0A".repeat(48);
    private static final String REGISTERS = "\"PCR0\":\"%s\",\"PCR1\":\"%s\",\"PCR2\":\"%s\"".formatted(HEX, HEX, HEX);

    private final CollectingSink sink = new CollectingSink();

    @Test
    void theOutputOfBuildEnclaveAndOfDescribeEnclavesIsRead() throws TrailFormatException {
        String measured = "\"Measurements\":{\"HashAlgorithm\":\"Sha384 { ... }\"," + REGISTERS + "}";
        var build = set("{" + measured + "}").orElseThrow().builds().getFirst();
        assertThat(build.pcr0()).isEqualTo("0a".repeat(48));
        assertThat(build.name()).isEqualTo("build 0a0a0a0a0a0a");
        var running = set("[{\"EnclaveName\":\"router-1.0\",\"EnclaveCID\":4," + measured + "}]");
        assertThat(running.orElseThrow().builds().getFirst().name()).isEqualTo("router-1.0");
    }

    @Test
    void thePublishedHistoryHasTwelveBuilds() throws IOException {
        byte[] history = Vectors.bytes("opengradient/registry/tee-gateway_measurements_history.json");
        assertThat(MeasurementSet.of(StrictJson.tree(history)).orElseThrow().builds())
                .hasSize(12)
                .extracting(MeasurementSet.Build::pcr1)
                .containsOnly(
                        "4b4d5b3661b3efc12920900c80e126e4ce783c522de6c02a2a5bf7af3a2b9327b86776f188e4be1c1c404a129dbda493");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "7", "{\"PCR0\":\"00\"}", "[{\"Measurements\":{}}]"})
    void otherDocumentsAreNone(String json) throws TrailFormatException {
        assertThat(set(json)).isEmpty();
    }

    @Test
    void aRegisterThatIsNoneIsRefused() {
        assertThatThrownBy(() -> set("{" + REGISTERS.replaceFirst("0A", "0") + "}"))
                .isInstanceOf(TrailFormatException.class)
                .hasMessageContaining("TR-MEASUREMENT");
    }

    @Test
    void inATrailItIsNamedAndNotTrusted() throws IOException {
        TrailReaders.installed().readFile(MemoryFile.of("measurements.txt", "{" + REGISTERS + "}"), sink);
        assertThat(sink.evidence).isEmpty();
        assertThat(sink.problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TR-MEASUREMENT-SET");
            assertThat(problem.sentence()).contains("one enclave build").contains("came with the trail");
        });
        TrailReaders.installed()
                .readFile(MemoryFile.of("damaged.txt", "{" + REGISTERS.replaceFirst("0A", "0") + "}"), sink);
        assertThat(sink.codes()).containsExactly("TR-MEASUREMENT-SET", "TR-MEASUREMENT");
    }

    private static Optional<MeasurementSet> set(String json) throws TrailFormatException {
        return MeasurementSet.of(StrictJson.tree(json.getBytes(StandardCharsets.UTF_8)));
    }
}
