package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    /** No reader writes such a key; a ledger that somebody changed may hold one, and must still open. */
    @Test
    void aKeyThatIsNoBase64IsNoEnclavesKey() {
        var id = Digest.sha256(new byte[0]);
        assertThat(new Evidence.SigningKey(id, id, "", "RSA", "*not base64*", "").teeId())
                .isEmpty();
        assertThat(new Evidence.SigningKey(id, id, "", "RSA", "AAAA", "").teeId())
                .matches("0x[0-9a-f]{64}");
    }
}
