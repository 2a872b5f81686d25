package dev.reckoner.reputation.erc8004;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Feedback as it stands after everything that was logged later about it. */
public final class FeedbackHistory {
    private final Map<Key, Integer> newest = new HashMap<>();
    private final List<Standing> standings = new ArrayList<>();

    /** Where a feedback is: in what contract, and there. */
    private record Key(String contract, BigInteger agent, String client, BigInteger index) {}

    /**
     * How a feedback stands.
     *
     * @param contract which contract logged it, with its chain
     * @param feedback what was given
     * @param revoked true if its client took it back later
     * @param responses what was answered, in their order
     */
    public record Standing(
            String contract,
            Erc8004Event.NewFeedback feedback,
            boolean revoked,
            List<Erc8004Event.ResponseAppended> responses) {
        public Standing {
            responses = List.copyOf(responses);
        }
    }

    /**
     * Takes the next event. One about feedback that did not come before changes nothing: its feedback is in logs that are not here.
     *
     * @param contract which contract logged it, with its chain
     */
    public void add(String contract, Erc8004Event event) {
        switch (event) {
            case Erc8004Event.NewFeedback given -> {
                newest.put(
                        new Key(contract, given.agentId(), given.clientAddress(), given.feedbackIndex()),
                        standings.size());
                standings.add(new Standing(contract, given, false, List.of()));
            }
            case Erc8004Event.FeedbackRevoked revoked -> {
                Integer at = newest.get(
                        new Key(contract, revoked.agentId(), revoked.clientAddress(), revoked.feedbackIndex()));
                if (at != null) {
                    Standing was = standings.get(at);
                    standings.set(at, new Standing(contract, was.feedback(), true, was.responses()));
                }
            }
            case Erc8004Event.ResponseAppended response -> {
                Integer at = newest.get(
                        new Key(contract, response.agentId(), response.clientAddress(), response.feedbackIndex()));
                if (at != null) {
                    Standing was = standings.get(at);
                    List<Erc8004Event.ResponseAppended> all = new ArrayList<>(was.responses());
                    all.add(response);
                    standings.set(at, new Standing(contract, was.feedback(), was.revoked(), all));
                }
            }
            case Erc8004Event.ValidationRequested ignored -> {}
            case Erc8004Event.ValidationResponded ignored -> {}
        }
    }

    /** Every feedback, in the order in which it was given. */
    public List<Standing> standings() {
        return List.copyOf(standings);
    }
}
