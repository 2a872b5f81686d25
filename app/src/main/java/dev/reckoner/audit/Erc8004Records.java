package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.erc8004.Erc8004Call;
import dev.reckoner.reputation.erc8004.Erc8004Event;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the trails of a case hold of ERC-8004's registries. It is what others stated, as the files tell it; it counts in no
 * reputation.
 *
 * @param events in the order of the chain, as far as that is told
 * @param calls of transactions; that a call is there does not say that it succeeded
 * @param unread logs and transactions of the registries that say nothing that can be read
 */
public record Erc8004Records(List<Event> events, List<Call> calls, List<Unread> unread) {
    /** What is said of all of it. */
    public static final String ABOUT =
            "These are records of ERC-8004 as the trails tell them: statements of others, converted. They are no verdicts of"
                    + " this case and count in no reputation.";

    public Erc8004Records {
        events = List.copyOf(events);
        calls = List.copyOf(calls);
        unread = List.copyOf(unread);
    }

    /**
     * Where a record stands.
     *
     * @param item the evidence item
     * @param contract the registry, by its address; anybody can deploy one that logs the same
     */
    public record Place(
            Digest item,
            Optional<Long> chain,
            Optional<String> contract,
            Optional<Long> block,
            Optional<Instant> time,
            Optional<String> transaction,
            Optional<Integer> index) {
        /** Chain and contract, as far as they are told. */
        String registry() {
            return chain.map(Object::toString).orElse("") + ":" + contract.orElse("");
        }
    }

    /**
     * An event.
     *
     * @param revoked true of feedback that its client took back later
     */
    public record Event(Place place, Erc8004Event said, boolean revoked) {}

    /** A call. */
    public record Call(Place place, Erc8004Call asked, Optional<Boolean> succeeded) {}

    /** One that cannot be read, and why. */
    public record Unread(Place place, String code, String sentence) {}

    /** The events that name a file by that hash. */
    public List<Event> naming(String hash) {
        return events.stream()
                .filter(event -> hashes(event.said()).anyMatch(hash::equals))
                .toList();
    }

    private static Stream<String> hashes(Erc8004Event said) {
        return switch (said) {
            case Erc8004Event.NewFeedback given -> Stream.of(given.feedbackHash());
            case Erc8004Event.ResponseAppended response -> Stream.of(response.responseHash());
            case Erc8004Event.ValidationRequested request -> Stream.of(request.requestHash());
            case Erc8004Event.ValidationResponded response ->
                Stream.of(response.requestHash(), response.responseHash());
            case Erc8004Event.FeedbackRevoked ignored -> Stream.empty();
        };
    }

    /** Those about one agent. */
    public Erc8004Records about(BigInteger agent) {
        return new Erc8004Records(
                events.stream()
                        .filter(event -> event.said().agentId().equals(agent))
                        .toList(),
                calls.stream()
                        .filter(call -> Objects.equals(agentOf(call.asked()).orElse(agent), agent))
                        .toList(),
                unread);
    }

    private static Optional<BigInteger> agentOf(Erc8004Call call) {
        return switch (call) {
            case Erc8004Call.GiveFeedback given -> Optional.of(given.agentId());
            case Erc8004Call.RevokeFeedback revoked -> Optional.of(revoked.agentId());
            case Erc8004Call.AppendResponse response -> Optional.of(response.agentId());
            case Erc8004Call.RequestValidation request -> Optional.of(request.agentId());
            // It names its request alone.
            case Erc8004Call.RespondToValidation ignored -> Optional.empty();
        };
    }
}
