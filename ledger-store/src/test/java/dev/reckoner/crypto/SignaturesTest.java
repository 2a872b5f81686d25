package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.Vectors;
import dev.reckoner.trail.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] MESSAGE = "the answer was 42".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"ed25519_test.json, 150", "ecdsa_secp256r1_sha256_test.json, 482"})
    void agreesWithEveryWycheproofCase(String file, int expected) throws Exception {
        JsonNode suite = StrictJson.tree(Files.readAllBytes(Vectors.file("wycheproof/" + file)));
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (JsonNode group : suite.get("testGroups")) {
            byte[] spki = HEX.parseHex(group.get("publicKeyDer").textValue());
            for (JsonNode test : group.get("tests")) {
                cases++;
                boolean accepted = Signatures.verify(spki, hex(test, "msg"), hex(test, "sig"));
                if (accepted != test.get("result").textValue().equals("valid")) {
                    wrong.add(test.get("tcId") + " " + test.get("comment").textValue());
                }
            }
        }
        System.out.printf("%s: %d cases, %d wrong%n", file, cases, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(cases).isGreaterThanOrEqualTo(expected);
    }

    @Test
    void ed25519SeedGivesTheKeyOfRfc8032() {
        KeyPair pair =
                Signatures.ed25519(HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertThat(HEX.formatHex(pair.getPublic().getEncoded()))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HEX.formatHex(Signatures.sign(pair.getPrivate(), new byte[0])))
                .startsWith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155");
    }

    @Test
    void producersKeysRoundTrip() {
        for (KeyPair pair : List.of(Signatures.newEd25519(), Signatures.newP256())) {
            byte[] spki = pair.getPublic().getEncoded();
            byte[] signature = Signatures.sign(pair.getPrivate(), MESSAGE);
            assertThat(Signatures.algorithm(spki)).isPresent();
            assertThat(Signatures.verify(spki, MESSAGE, signature)).isTrue();
            signature[signature.length - 1] ^= 1;
            assertThat(Signatures.verify(spki, MESSAGE, signature)).isFalse();
        }
    }

    @Test
    void p1363IsAcceptedAtItsExactLengthOnly() {
        KeyPair pair = Signatures.newP256();
        byte[] spki = pair.getPublic().getEncoded();
        byte[] plain = EcdsaDer.toP1363(Signatures.sign(pair.getPrivate(), MESSAGE), 32)
                .orElseThrow();
        assertThat(Signatures.verify(spki, MESSAGE, plain)).isTrue();
        for (int length : new int[] {0, 1, 32, 63, 65, 66, 128}) {
            assertThat(Signatures.verify(spki, MESSAGE, java.util.Arrays.copyOf(plain, length)))
                    .isFalse();
        }
    }

    @Test
    void damagedKeysVerifyNothing() {
        KeyPair pair = Signatures.newP256();
        byte[] signature = Signatures.sign(pair.getPrivate(), MESSAGE);
        byte[] spki = pair.getPublic().getEncoded();
        for (int bit = 0; bit < spki.length * 8; bit++) {
            byte[] damaged = spki.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Signatures.verify(damaged, MESSAGE, signature))
                    .as("bit %d", bit)
                    .isFalse();
        }
        assertThat(Signatures.verify(new byte[0], MESSAGE, signature)).isFalse();
    }

    private static byte[] hex(JsonNode test, String name) {
        return HEX.parseHex(test.get(name).textValue());
    }
}
