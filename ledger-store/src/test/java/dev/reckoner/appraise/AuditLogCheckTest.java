package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client's audit trail beside signed responses. */
class AuditLogCheckTest {
    private static final Class<Evidence.AuditLogLine> KIND = Evidence.AuditLogLine.class;

    private final MadeTee tee = new MadeTee();
    private final ObjectNode exchange = tee.exchange("Who goes there?", "A friend. 😊", 1_747_000_000);

    private ObjectNode line() {
        String hash = Digest.sha256("Who goes there?||A friend. 😊".getBytes(StandardCharsets.UTF_8))
                .hex();
        return MadeTee.object()
                .put("turn", 1)
                .put("timestamp_utc", "2025-05-11T21:46:41Z")
                .put("model", "openai/gpt-4.1")
                .put("prompt", "Who goes there?")
                .put("response", "A friend. 😊")
                .putNull("transaction_hash")
                .put("tee_id", tee.id())
                .put("tee_signature", exchange.at("/response/tee_signature").textValue())
                .put("tee_timestamp", "2025-05-11T21:46:40+00:00")
                .put("tee_payment_address", "0x24e4bea7164bcfb52ccae10ede4f5a0cb9f09c4b")
                .put("content_hash", hash);
    }

    @Test
    void aLineIsNoClaim() {
        OffChainCase held = new OffChainCase().with(line());
        assertThat(held.sink.problems).isEmpty();
        assertThat(held.sink.claims).isEmpty();
        assertThat(held.codesOf("audit-log", KIND)).containsExactly("EV-AUDIT-HASH-MATCH", "EV-AUDIT-LINE-ALONE");
    }

    @Test
    void linesAreReadAsAnArrayToo() {
        ObjectNode second = line().put("turn", 2).put("prompt", "And now?");
        OffChainCase held = new OffChainCase().with("[" + line() + "," + second + "]");
        assertThat(held.sink.problems).isEmpty();
        assertThat(held.sink.evidence).hasSize(2);
    }

    @Test
    void aLineThatTellsWhatWasSignedJoinsTheClaim() {
        OffChainCase held = new OffChainCase().with(line(), exchange);
        assertThat(held.sink.claims).hasSize(1);
        assertThat(held.codesOf("audit-log", KIND)).containsExactly("EV-AUDIT-HASH-MATCH", "EV-AUDIT-LINE-AGREES");
        assertThat(held.ofClaim("audit-log")).extracting(Finding::code).containsExactly("EV-AUDIT-LOG-HOLDS-IT");
    }

    @ParameterizedTest
    @CsvSource({"tee_id,0x00", "tee_timestamp,1747000001", "response,A foe.", "prompt,Who is it?", "model,openai/gpt-5"
    })
    void aLineThatTellsSomethingElseIsInDoubtAndTheClaimIsNot(String member, String value) {
        OffChainCase held = new OffChainCase().with(line().put(member, value), exchange);
        Evidence item = held.sink.evidence.getFirst();
        List<Finding> findings = new AuditLogCheck()
                .appraise(item, new Check.Context(new CollectedEvidence(held.sink), ReferenceValues.BUILT_IN));
        assertThat(findings.getLast().code()).isEqualTo("EV-AUDIT-LINE-DIFFERS");
        assertThat(findings.getLast().detail()).isEqualTo(member);
        assertThat(held.ofClaim("audit-log")).isEmpty();
    }

    @Test
    void aHashThatIsNotTheLinesIsTold() {
        OffChainCase held = new OffChainCase().with(line().put("content_hash", "00".repeat(32)), exchange);
        assertThat(held.codesOf("audit-log", KIND)).containsExactly("EV-AUDIT-HASH-DIFFERS", "EV-AUDIT-LINE-AGREES");
    }

    @Test
    void aDoctoredCopyOfTheResponseDoesNotSpeakAgainstATrueLine() {
        ObjectNode doctored = exchange.deepCopy();
        ((ObjectNode) doctored.get("response")).put("tee_output_hash", "ab".repeat(32));
        OffChainCase held = new OffChainCase().with(doctored, exchange, line());
        assertThat(held.codesOf("audit-log", KIND)).containsExactly("EV-AUDIT-HASH-MATCH", "EV-AUDIT-LINE-AGREES");
    }
}
