package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C2SP/wycheproof: signatures made to trip up verifiers. */
class WycheproofTest {
    private interface Verifier {
        boolean verify(PublicKey key, byte[] message, byte[] signature);
    }

    @Test
    void ecdsaP384InPlainFormGivesNoWrongAnswer() {
        assertThat(wrongAnswers("ecdsa_secp384r1_sha384_p1363_test.json", 280, EcdsaP384::verify))
                .isEmpty();
    }

    @Test
    void rsaPssWithSaltOf32BytesGivesNoWrongAnswer() {
        Verifier salt32 = (key, message, signature) -> RsaPss.verify(key, message, signature, 32);
        assertThat(wrongAnswers("rsa_pss_2048_sha256_mgf1_32_test.json", 108, salt32))
                .isEmpty();
    }

    @Test
    void detectingTheSaltOfRsaPssAcceptsNothingMore() {
        Verifier detected = (key, message, signature) ->
                RsaPss.matchingSalt(key, message, signature).orElse(-1) == 32;
        assertThat(wrongAnswers("rsa_pss_2048_sha256_mgf1_32_test.json", 108, detected))
                .isEmpty();
    }

    private static List<String> wrongAnswers(String file, int expectedTests, Verifier verifier) {
        List<String> wrong = new ArrayList<>();
        int tests = 0;
        for (JsonNode group : Vectors.json("wycheproof/" + file).get("testGroups")) {
            PublicKey key = PublicKeys.read(
                            HexFormat.of().parseHex(group.get("publicKeyDer").textValue()))
                    .orElseThrow();
            for (JsonNode test : group.get("tests")) {
                tests++;
                boolean accepted = verifier.verify(key, bytes(test, "msg"), bytes(test, "sig"));
                if (accepted != test.get("result").textValue().equals("valid")) {
                    wrong.add(test.get("tcId") + " " + test.get("comment"));
                }
            }
        }
        assertThat(tests).as("tests in %s", file).isEqualTo(expectedTests);
        return wrong;
    }

    private static byte[] bytes(JsonNode test, String field) {
        return HexFormat.of().parseHex(test.get(field).textValue());
    }
}
