package dev.reckoner.trail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, there is an answer, and every field of it lies within its parent. */
class HostileDocumentsTest {
    private static final long SEED = 20261121;

    @ParameterizedTest
    @ValueSource(strings = {"og-evm_attestation_3a0daf7.b64", "ev-valid.b64", "base-sample1.bin"})
    void changedAttestationsAreAnswered(String name) throws IOException {
        change(DocumentsTest.nitro(name), 4_000);
    }

    @Test
    void changedJsonIsAnswered() {
        var json =
                "{\"payloadType\":\"t\",\"payload\":\"eyJhIjpbMSwyLHsiYiI6bnVsbH1dfQ==\",\"signatures\":[{\"sig\":\"AA\"}]}";
        change(json.getBytes(StandardCharsets.UTF_8), 20_000);
    }

    @Test
    void changedTensorsAreAnswered() {
        change(HexFormat.of().parseHex("080208031001" + "4202696e" + "4a06000000000000" + "2204000000002204"), 20_000);
    }

    @Test
    void changedCertificatesAreAnswered() throws IOException, GeneralSecurityException {
        var pem = Files.newInputStream(Vectors.file("nitro/aws-nitro-root-g1.pem"));
        try (pem) {
            change(
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(pem)
                            .getEncoded(),
                    20_000);
        }
    }

    @Test
    void changedKeysAreAnswered() throws GeneralSecurityException {
        change(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded(), 20_000);
    }

    @Test
    void changedLogsAreAnswered() throws IOException {
        var logs = new ObjectMapper()
                .readTree(Files.readAllBytes(Vectors.file("opengradient/settlement/synthetic_event_logs.json")));
        for (var log : logs.path("logs")) {
            change(log.toString().getBytes(StandardCharsets.UTF_8), 3_000);
        }
    }

    @Test
    void noiseIsAnswered() {
        var random = new Random(SEED);
        int[] first = {0x84, 0xd2, '{', '[', 0x08, 0x9f, 0x30};
        for (int i = 0; i < 30_000; i++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            noise[0] = (byte) first[random.nextInt(first.length)];
            answer(noise);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "849bffffffffffffffff",
                "845bffffffffffffffff",
                "845b7fffffffffffffff00",
                "84ba7fffffff",
                "849f",
                "845f41",
                "d2d2d2d2d2d2",
                "8440a05900004000",
                "844043a10138ffa05840",
                "84ff",
                "d29fff0000",
                "5b8000000000000000",
                "0affffffffffffffffff01",
                "10014affffffff7f",
                "08ffffffffffffffffff01",
                "feff007b007d",
                "7b2261",
                "5b31",
                "7b7d7d"
            })
    void liesAboutLengthsAreAnswered(String hex) {
        answer(HexFormat.of().parseHex(hex));
    }

    @Test
    void deepNestingIsAnswered() {
        for (int first : new int[] {'[', '{', 0x84, 0xd2, 0x9f}) {
            byte[] deep = new byte[200_000];
            Arrays.fill(deep, (byte) first);
            answer(deep);
            answer(Arrays.copyOf(deep, 60_000));
        }
        answer(("{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        answer(("[".repeat(150) + "]".repeat(150)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMillionMembersBecomeAFewThousandFields() {
        var rows = new StringBuilder("[");
        IntStream.range(0, 400)
                .forEach(i -> rows.append(i == 0 ? "" : ",")
                        .append("[")
                        .append("1,".repeat(2_500))
                        .append("1]"));
        var root = Documents.decode(rows.append("]").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(root.value()).isEqualTo("400 elements");
        assertThat(count(root)).isLessThan(25_000);
    }

    private static void change(byte[] good, int rounds) {
        var random = new Random(SEED);
        for (int i = 0; i < rounds; i++) {
            byte[] bad = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0 && bad.length > 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            answer(bad);
        }
    }

    private static void answer(byte[] document) {
        var root = Documents.decode(document);
        assertThat(root.offset() + root.length()).isLessThanOrEqualTo(document.length);
        DocumentsTest.assertWithin(root);
    }

    private static int count(DocumentField field) {
        return 1
                + field.children().stream()
                        .mapToInt(HostileDocumentsTest::count)
                        .sum();
    }
}
