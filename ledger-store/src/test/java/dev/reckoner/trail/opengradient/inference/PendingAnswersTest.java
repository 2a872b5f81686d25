package dev.reckoner.trail.opengradient.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.contract.InferenceEvent;
import dev.reckoner.trail.opengradient.contract.ModelInput;
import dev.reckoner.trail.opengradient.contract.ModelOutput;
import dev.reckoner.trail.opengradient.contract.ModelRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file cannot make the memory grow without end. */
class PendingAnswersTest {
    private static final ModelRequest REQUEST = new ModelRequest(0, "m", new ModelInput(List.of(), List.of()));
    private static final InferenceEvent ANSWER =
            new InferenceEvent.InferenceResult(new ModelOutput(List.of(), List.of(), List.of(), false));

    private final CollectingSink sink = new CollectingSink();

    @Test
    void whatIsWithinTheLimitsIsJoined() throws IOException {
        join(new PendingAnswers(sink, new InferenceClaims(sink), 4, 1_000), 2);
        assertThat(sink.claims).hasSize(2);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void whatIsTooManyIsToldOnceAndLeft() throws IOException {
        join(new PendingAnswers(sink, new InferenceClaims(sink), 4, 1_000), 5);
        assertThat(sink.claims).hasSize(2);
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE");
    }

    @Test
    void whatIsTooLongIsToldOnceAndLeft() throws IOException {
        join(new PendingAnswers(sink, new InferenceClaims(sink), 100, 65), 3);
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.codes()).contains("TR-TOO-LARGE").doesNotHaveDuplicates();
    }

    /** Each pair takes 32 bytes of a log and 30 of a call. */
    private static void join(PendingAnswers pending, int pairs) throws IOException {
        for (int i = 0; i < pairs; i++) {
            pending.add(call(i), REQUEST, 30);
            pending.add(log(i), ANSWER);
        }
        pending.join();
    }

    private static String hash(int number) {
        return "0x%064x".formatted(number);
    }

    private static Evidence.EventLog log(int number) {
        var id = Digest.sha256(("log " + number).getBytes(StandardCharsets.UTF_8));
        return new Evidence.EventLog(
                id,
                id,
                "logs.json:" + number,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "0x" + "00".repeat(31),
                Optional.empty(),
                Optional.empty(),
                Optional.of(hash(number)),
                Optional.empty());
    }

    private static Evidence.ChainTransaction call(int number) {
        var id = Digest.sha256(("call " + number).getBytes(StandardCharsets.UTF_8));
        return new Evidence.ChainTransaction(
                id,
                id,
                "logs.json:" + number,
                Optional.empty(),
                Optional.of(hash(number)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
