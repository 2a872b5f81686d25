package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.payment.SamplePayments;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy with a damaged signature does not stand in the way of a sound one. */
class SignedRecordTest {
    private final MadeTee tee = new MadeTee();

    @Test
    void ofTwoHeartbeatsTheSignedOneIsTaken() throws IOException {
        ObjectNode sound = tee.heartbeat(1_747_000_000);
        ObjectNode damaged = sound.deepCopy().put("signature", "AAAA");
        theSecondIsTaken(new OffChainCase().with(tee.signingKey(), damaged, sound), Evidence.Heartbeat.class);
    }

    @Test
    void ofTwoPaymentsTheSignedOneIsTaken() throws IOException {
        String damaged = SamplePayments.TRANSFER.replace("0x7390", "0x7391");
        theSecondIsTaken(new OffChainCase().with(damaged).with(SamplePayments.TRANSFER), Evidence.PaymentPayload.class);
    }

    private static void theSecondIsTaken(OffChainCase held, Class<? extends Evidence> kind) throws IOException {
        List<Evidence> copies =
                held.sink.evidence.stream().filter(kind::isInstance).toList();
        assertThat(copies)
                .hasSize(2)
                .extracting(Evidence::id)
                .containsOnly(copies.getFirst().id());
        assertThat(SignedCopy.soundest(copies, new CollectedEvidence(held.sink)))
                .isSameAs(copies.getLast());
    }
}
