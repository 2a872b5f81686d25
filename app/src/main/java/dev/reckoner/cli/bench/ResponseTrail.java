package dev.reckoner.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.audit.sample.opengradient.GatewayEnclave;
import dev.reckoner.audit.sample.opengradient.RegistryContract;
import dev.reckoner.audit.sample.opengradient.Seed;
import dev.reckoner.audit.sample.opengradient.ToldChain;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.StrictJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trail of signed responses such as OpenGradient's gateways give, of any size: JSON Lines of requests with their responses, the
 * answers of the enclaves to {@code /signing-key}, and the logs of the registry that admitted them. All signatures are real. The
 * same parameters make the same trail, byte for byte.
 *
 * @param responses how many
 * @param enclaves how many sign them, in turn
 * @param seed of the keys, salts and words
 */
public record ResponseTrail(int responses, int enclaves, long seed) {
    /** When the first enclave is admitted; the responses come in the ninety days after it. */
    static final Instant BEGINNING = Instant.parse("2026-06-10T00:00:00Z");

    private static final Duration SPAN = Duration.ofDays(90);
    private static final Duration HEARTBEAT = Duration.ofHours(6);
    private static final int RESPONSES_IN_A_FILE = 10_000;

    public ResponseTrail {
        if (responses < 1 || enclaves < 1) {
            throw new IllegalArgumentException("A trail needs at least one response and one enclave.");
        }
    }

    /**
     * The trail's own folder below the given one. One that is there from an earlier time is used again: signing a hundred
     * thousand responses takes a minute or more.
     */
    public Path in(Path folder) throws IOException {
        Path whole = folder.resolve("responses-" + responses + "-" + enclaves + "-" + seed);
        if (!Files.isDirectory(whole)) {
            Files.createDirectories(folder);
            Path part = Files.createTempDirectory(folder, "part-");
            write(part);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        return whole;
    }

    private void write(Path folder) throws IOException {
        List<GatewayEnclave> boots = IntStream.range(0, enclaves)
                .parallel()
                .mapToObj(number -> GatewayEnclave.boot(new Seed(seed), number))
                .toList();
        for (int i = 0; i < enclaves; i++) {
            Files.write(
                    folder.resolve("enclave-%03d.json".formatted(i)),
                    StrictJson.write(boots.get(i).signingKey(BEGINNING)));
        }
        Files.write(folder.resolve("registry.json"), StrictJson.write(registryLogs(boots)));
        for (int from = 0; from < responses; from += RESPONSES_IN_A_FILE) {
            Path file = folder.resolve("responses-%03d.jsonl".formatted(from / RESPONSES_IN_A_FILE));
            lines(file, boots, from, Math.min(from + RESPONSES_IN_A_FILE, responses));
        }
    }

    /** Everything is admitted at the beginning, and every enclave gives its signs of life until the end. */
    private static ObjectNode registryLogs(List<GatewayEnclave> boots) {
        var chain = new ToldChain(RegistryContract.LATER_ADDRESS, BEGINNING);
        chain.approve(
                "0x"
                        + Digest.sha256("build".getBytes(StandardCharsets.US_ASCII))
                                .hex(),
                "v1.0.0",
                BEGINNING);
        boots.forEach(enclave -> chain.admit(enclave, BEGINNING));
        for (Instant at = BEGINNING; !at.isAfter(BEGINNING.plus(SPAN)); at = at.plus(HEARTBEAT)) {
            for (GatewayEnclave enclave : boots) {
                chain.heartbeat(enclave, at, at);
            }
        }
        return chain.logs();
    }

    private void lines(Path file, List<GatewayEnclave> boots, int from, int to) throws IOException {
        List<byte[]> lines = IntStream.range(from, to)
                .parallel()
                .mapToObj(number -> StrictJson.write(exchange(boots, number)))
                .toList();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    private ObjectNode exchange(List<GatewayEnclave> boots, int number) {
        Instant at = BEGINNING.plusSeconds(1 + number * (SPAN.toSeconds() - 1) / responses);
        return RandomExchanges.of(seed, number)
                .signedBy(boots.get(number % enclaves), at)
                .record();
    }
}
