package dev.reckoner.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reckoner.crypto.Signatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerKeyFileTest {
    @TempDir
    Path folder;

    private Path pem(KeyPair pair, String type) throws Exception {
        var text = "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n-----END " + type
                + "-----\n";
        return Files.writeString(folder.resolve("key.pem"), text);
    }

    @Test
    void thePublicHalfFollowsFromThePrivateOne() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        for (var pair : List.of(Answers.key(), Signatures.newP256(), rsa.generateKeyPair())) {
            var read = AnswerKeyFile.read(pem(pair, "PRIVATE KEY"));
            assertThat(read.getPublic().getEncoded()).isEqualTo(pair.getPublic().getEncoded());
            var statement = Answers.statement("words");
            assertThat(SignedAnswer.sign(statement, read).statement()).isEqualTo(statement);
        }
    }

    @Test
    void whatIsNoKeyIsRefused() throws Exception {
        refused(pem(Answers.key(), "PUBLIC KEY"));
        refused(pem(Signatures.newMlDsa44(), "PRIVATE KEY"));
        var other = KeyPairGenerator.getInstance("EC");
        other.initialize(new ECGenParameterSpec("secp384r1"));
        refused(pem(other.generateKeyPair(), "PRIVATE KEY"));
        refused(Files.writeString(folder.resolve("words"), "no key"));
        refused(Files.writeString(
                folder.resolve("damaged"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
        refused(Files.write(folder.resolve("long"), new byte[40_000]));
    }

    private static void refused(Path file) {
        assertThatExceptionOfType(RefusedAnswer.class)
                .isThrownBy(() -> AnswerKeyFile.read(file))
                .matches(refused -> refused.code().equals("AN-KEY"));
    }
}
