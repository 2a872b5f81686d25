package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Dsse.Envelope;
import dev.reckoner.trail.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class DsseTest {
    private static final byte[] BODY = "hello world".getBytes(StandardCharsets.UTF_8);

    @Test
    void encodesAsInTheSpecificationsExample() {
        assertThat(new String(
                        Dsse.preAuthenticationEncoding("http://example.com/HelloWorld", BODY), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void signedEnvelopeSurvivesJson() throws Exception {
        KeyPair key = Signatures.newEd25519();
        Envelope envelope = Dsse.sign(Dsse.IN_TOTO, BODY, key);
        Envelope read = StrictJson.value(StrictJson.write(envelope), Envelope.class);
        assertThat(Dsse.verify(read, key.getPublic().getEncoded())).isTrue();
        assertThat(Dsse.verify(read, Signatures.newEd25519().getPublic().getEncoded()))
                .isFalse();
    }

    @Test
    void payloadTypeIsSigned() {
        KeyPair key = Signatures.newEd25519();
        Envelope envelope = Dsse.sign(Dsse.IN_TOTO, BODY, key);
        Envelope other = new Envelope("text/plain", envelope.payload(), envelope.signatures());
        assertThat(Dsse.verify(other, key.getPublic().getEncoded())).isFalse();
    }

    @Test
    void urlSafeAlphabetIsAcceptedAndNonsenseIsNot() {
        KeyPair key = Signatures.newEd25519();
        byte[] body = {(byte) 0xfb, (byte) 0xff, (byte) 0xfe};
        Envelope envelope = Dsse.sign(Dsse.IN_TOTO, body, key);
        String urlSafe = Base64.getUrlEncoder().encodeToString(body);
        assertThat(urlSafe).contains("-").contains("_");
        assertThat(Dsse.verify(new Envelope(Dsse.IN_TOTO, urlSafe, envelope.signatures()), spki(key)))
                .isTrue();
        assertThat(Dsse.verify(new Envelope(Dsse.IN_TOTO, "a b", envelope.signatures()), spki(key)))
                .isFalse();
        assertThat(Dsse.verify(new Envelope(Dsse.IN_TOTO, urlSafe, List.of()), spki(key)))
                .isFalse();
    }

    private static byte[] spki(KeyPair key) {
        return key.getPublic().getEncoded();
    }
}
