package dev.reckoner.appraise.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Digest PROOF = Digest.sha256(new byte[] {1});
    private static final Evidence.EventLog LOG = new Evidence.EventLog(
            Digest.sha256(new byte[] {2}),
            Digest.sha256(new byte[] {3}),
            "logs.json",
            Optional.empty(),
            Optional.of("0x" + "35".repeat(20)),
            List.of(),
            "0x",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Whoever reads the finding later sees by what the log is proven. */
    @Test
    void aLogThatIsProvenRestsOnItsProofToo() {
        var told = Told.of(LOG, new ToldTransactions(List.of()), log -> Optional.of(PROOF));
        assertThat(told.proof()).isEqualTo(Told.Proof.PROVEN_LOG);
        assertThat(told.restsOn()).containsExactly(LOG.id(), PROOF);
    }

    @Test
    void aLogThatSomebodyPrintedRestsOnItselfAlone() {
        var told = Told.of(LOG, new ToldTransactions(List.of()), LogProofs.NONE);
        assertThat(told.proof()).isEqualTo(Told.Proof.LOG);
        assertThat(told.restsOn()).containsExactly(LOG.id());
    }
}
