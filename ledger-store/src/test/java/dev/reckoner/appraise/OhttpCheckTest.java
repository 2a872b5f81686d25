package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.trail.Evidence;
import org.junit.jupiter.api.Test;

/** Keys for oblivious HTTP, signed by an enclave of our own. */
class OhttpCheckTest {
    private static final Class<Evidence.OhttpConfiguration> KIND = Evidence.OhttpConfiguration.class;

    private final MadeTee tee = new MadeTee();

    private ObjectNode configuration() throws Exception {
        return tee.ohttpConfiguration();
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
