package dev.reckoner.reputation.erc8004;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was taken back stays so, in whatever order the logs come. */
class FeedbackHistoryTest {
    private static final String CONTRACT = "eip155:1:0x01";

    private static final Erc8004Event.NewFeedback GIVEN = new Erc8004Event.NewFeedback(
            Made.AGENT, Made.CLIENT, BigInteger.ONE, Made.VALUE, "tag", "", "", "ipfs://f", Made.HASH_TEXT);

    private static Erc8004Event.FeedbackRevoked revoked(long index) {
        return new Erc8004Event.FeedbackRevoked(Made.AGENT, Made.CLIENT, BigInteger.valueOf(index));
    }

    private static List<Boolean> standings(Erc8004Event... events) {
        var history = new FeedbackHistory();
        Stream.of(events).forEach(event -> history.add(CONTRACT, event));
        return history.standings().stream()
                .map(FeedbackHistory.Standing::revoked)
                .toList();
    }

    @Test
    void feedbackThatWasTakenBackStaysSoWhereverItsLogComes() {
        assertThat(standings(GIVEN)).containsExactly(false);
        assertThat(standings(GIVEN, revoked(1))).containsExactly(true);
        assertThat(standings(revoked(1), GIVEN)).containsExactly(true);
        assertThat(standings(GIVEN, revoked(1), GIVEN)).containsExactly(true, true);
        assertThat(standings(GIVEN, revoked(2))).containsExactly(false);
    }

    @Test
    void anotherContractTakesNothingBack() {
        var history = new FeedbackHistory();
        history.add(CONTRACT, GIVEN);
        history.add("eip155:1:0x02", revoked(1));
        assertThat(history.standings()).noneMatch(FeedbackHistory.Standing::revoked);
    }
}
