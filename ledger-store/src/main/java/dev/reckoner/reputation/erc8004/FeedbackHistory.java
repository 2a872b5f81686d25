package dev.reckoner.reputation.erc8004;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Feedback as it stands after everything that was logged about it. Feedback that was once taken back stays so, wherever in the order
 * its log comes: an index is not used again, and logs without their blocks say nothing of order.
 */
public final class FeedbackHistory {
    private final Set<Key> revoked = new HashSet<>();
    private final List<Given> given = new ArrayList<>();

    /** Where a feedback is: in what contract, and there. */
    private record Key(String contract, BigInteger agent, String client, BigInteger index) {}

    private record Given(Key key, Erc8004Event.NewFeedback feedback) {}

    /**
     * How a feedback stands.
     *
     * @param contract which contract logged it, with its chain
     * @param feedback what was given
     * @param revoked true if its client took it back
     */
    public record Standing(String contract, Erc8004Event.NewFeedback feedback, boolean revoked) {}

    /**
     * Takes the next event.
     *
     * @param contract which contract logged it, with its chain
     */
    public void add(String contract, Erc8004Event event) {
        switch (event) {
            case Erc8004Event.NewFeedback feedback ->
                given.add(new Given(
                        new Key(contract, feedback.agentId(), feedback.clientAddress(), feedback.feedbackIndex()),
                        feedback));
            case Erc8004Event.FeedbackRevoked back ->
                revoked.add(new Key(contract, back.agentId(), back.clientAddress(), back.feedbackIndex()));
            case Erc8004Event.ResponseAppended ignored -> {}
            case Erc8004Event.ValidationRequested ignored -> {}
            case Erc8004Event.ValidationResponded ignored -> {}
        }
    }

    /** Every feedback, in the order in which it was added. */
    public List<Standing> standings() {
        return given.stream()
                .map(each -> new Standing(each.key().contract(), each.feedback(), revoked.contains(each.key())))
                .toList();
    }
}
