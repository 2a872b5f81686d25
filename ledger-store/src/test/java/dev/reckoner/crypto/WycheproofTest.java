package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** C2SP/wycheproof: signatures made to trip up verifiers; no engine may fall for one. */
class WycheproofTest {
    private interface Verifier {
        boolean verify(byte[] spki, byte[] message, byte[] signature);
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void ecdsaP384InPlainFormGivesNoWrongAnswer(Engines.Choice choice) {
        SignatureEngine engine = choice.engine();
        Verifier verifier = (spki, message, signature) -> PublicKeys.read(spki)
                .filter(key -> EcdsaP384.verify(engine, key, message, signature))
                .isPresent();
        assertThat(wrongAnswers("ecdsa_secp384r1_sha384_p1363_test.json", 280, verifier))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void ecdsaP256InDerGivesNoWrongAnswer(Engines.Choice choice) {
        SignatureEngine engine = choice.engine();
        Verifier verifier = (spki, message, signature) -> Signatures.verify(engine, spki, message, signature);
        assertThat(wrongAnswers("ecdsa_secp256r1_sha256_test.json", 484, verifier))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void rsaPssWithSaltOf32BytesGivesNoWrongAnswer(Engines.Choice choice) {
        SignatureEngine engine = choice.engine();
        Verifier salt32 = (spki, message, signature) -> PublicKeys.read(spki)
                .filter(key -> RsaPss.verify(engine, key, message, signature, 32))
                .isPresent();
        assertThat(wrongAnswers("rsa_pss_2048_sha256_mgf1_32_test.json", 108, salt32))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void detectingTheSaltOfRsaPssAcceptsNothingMore(Engines.Choice choice) {
        SignatureEngine engine = choice.engine();
        Verifier detected = (spki, message, signature) -> PublicKeys.read(spki)
                .filter(key ->
                        RsaPss.matchingSalt(engine, key, message, signature).orElse(-1) == 32)
                .isPresent();
        assertThat(wrongAnswers("rsa_pss_2048_sha256_mgf1_32_test.json", 108, detected))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void ed25519GivesNoWrongAnswer(Engines.Choice choice) {
        SignatureEngine engine = choice.engine();
        Verifier verifier = (spki, message, signature) -> Signatures.verify(engine, spki, message, signature);
        assertThat(wrongAnswers("ed25519_test.json", 151, verifier)).isEmpty();
    }

    private static List<String> wrongAnswers(String file, int expectedTests, Verifier verifier) {
        List<String> wrong = new ArrayList<>();
        int tests = 0;
        for (JsonNode group : Vectors.json("wycheproof/" + file).get("testGroups")) {
            byte[] spki = HexFormat.of().parseHex(group.get("publicKeyDer").textValue());
            for (JsonNode test : group.get("tests")) {
                tests++;
                boolean accepted = verifier.verify(spki, bytes(test, "msg"), bytes(test, "sig"));
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
