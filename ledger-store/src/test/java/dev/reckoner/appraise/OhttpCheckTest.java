package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.ohttp.OhttpConfiguration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Keys for oblivious HTTP, signed by an enclave of our own. */
class OhttpCheckTest {
    private static final Class<Evidence.OhttpConfiguration> KIND = Evidence.OhttpConfiguration.class;

    private final MadeTee tee = new MadeTee();

    private ObjectNode configuration() throws Exception {
        String config = "010020" + "02".repeat(32) + "000400010003";
        ObjectNode members = MadeTee.object()
                .put("tee_id", tee.id())
                .put("key_id", 1)
                .put("kem_id", 0x20)
                .put("kdf_id", 1)
                .put("aead_id", 3)
                .put("public_key", "02".repeat(32))
                .put(
                        "key_config",
                        Base64.getEncoder().encodeToString(Bytes.ofHex(config).toArray()))
                .put("signature", "AAAA");
        Bytes hash = OhttpConfiguration.of(members).signedHash();
        return members.put("signature", tee.signature(hash)).put("signature_hash", hash.toString());
    }

    @Test
    void theEnclavesOwnIsAffirmedAlone() throws Exception {
        OffChainCase held = new OffChainCase().with(configuration(), tee.signingKey());
        assertThat(held.sink.problems).isEmpty();
        assertThat(held.codesOf("ohttp", KIND)).containsExactly("EV-OHTTP-SIGNED");
    }

    @Test
    void theOneInTheAnswerToSigningKeyIsReadToo() throws Exception {
        ObjectNode answer = tee.signingKey();
        answer.set("hpke", configuration());
        OffChainCase held = new OffChainCase().with(answer);
        assertThat(held.sink.problems).isEmpty();
        assertThat(held.codesOf("ohttp", KIND)).containsExactly("EV-OHTTP-SIGNED");
    }

    @Test
    void withoutTheKeyItIsOpen() throws Exception {
        assertThat(new OffChainCase().with(configuration()).codesOf("ohttp", KIND))
                .containsExactly("EV-OHTTP-KEY-MISSING");
    }

    @Test
    void anotherEnclavesKeyDoesNotHelp() throws Exception {
        assertThat(new OffChainCase()
                        .with(configuration(), new MadeTee().signingKey())
                        .codesOf("ohttp", KIND))
                .containsExactly("EV-OHTTP-KEY-MISSING");
    }

    @Test
    void aSwappedKeyIsUnsignedAndInconsistentAndAccusesNobody() throws Exception {
        OffChainCase held =
                new OffChainCase().with(configuration().put("public_key", "03".repeat(32)), tee.signingKey());
        assertThat(held.codesOf("ohttp", KIND))
                .containsExactly("EV-OHTTP-UNSIGNED", "EV-OHTTP-INCONSISTENT", "EV-OHTTP-HASH-DIFFERS");
    }

    @Test
    void withoutItsBytesNothingIsSaid() throws Exception {
        OffChainCase held = new OffChainCase().with(configuration(), tee.signingKey());
        held.sink.blobs.clear();
        assertThat(held.codesOf("ohttp", KIND)).containsExactly("EV-OHTTP-NOT-HELD");
    }
}
