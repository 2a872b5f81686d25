package dev.reckoner.audit;

import dev.reckoner.audit.Erc8004Records.Place;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.erc8004.Erc8004Calls;
import dev.reckoner.reputation.erc8004.Erc8004Event;
import dev.reckoner.reputation.erc8004.Erc8004Events;
import dev.reckoner.reputation.erc8004.Erc8004Exception;
import dev.reckoner.reputation.erc8004.FeedbackHistory;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads records of ERC-8004 off the logs and transactions of a case. Not thread-safe. */
final class Erc8004Reading {
    /** What is not told stands behind what is. */
    private static final Comparator<Place> IN_ORDER = Comparator.comparing(
                    (Place place) -> place.chain().orElse(Long.MAX_VALUE))
            .thenComparing(place -> place.block().orElse(Long.MAX_VALUE))
            .thenComparing(place -> place.index().orElse(Integer.MAX_VALUE));

    private final Blobs blobs;
    private final List<Erc8004Records.Event> events = new ArrayList<>();
    private final List<Erc8004Records.Call> calls = new ArrayList<>();
    private final List<Erc8004Records.Unread> unread = new ArrayList<>();

    /** Where calldata are. */
    @FunctionalInterface
    interface Blobs {
        Optional<byte[]> read(Digest digest) throws IOException;
    }

    Erc8004Reading(Blobs blobs) {
        this.blobs = blobs;
    }

    Erc8004Records of(Collection<Evidence> items) throws IOException {
        for (var item : items) {
            if (item instanceof Evidence.EventLog log) {
                log(log);
            } else if (item instanceof Evidence.ChainTransaction transaction) {
                transaction(transaction);
            }
        }
        events.sort(Comparator.comparing(Erc8004Records.Event::place, IN_ORDER));
        return new Erc8004Records(replayed(), calls, unread);
    }

    private void log(Evidence.EventLog log) throws IOException {
        var place = new Place(
                log.id(), log.chainId(), log.address(), log.block(), log.blockTime(), log.transaction(), log.index());
        reading(
                place,
                () -> Erc8004Events.decode(log.topics(), log.data())
                        .ifPresent(said -> events.add(new Erc8004Records.Event(place, said, false))));
    }

    private void transaction(Evidence.ChainTransaction sent) throws IOException {
        var input = sent.input().isEmpty()
                ? Optional.<byte[]>empty()
                : blobs.read(sent.input().get());
        if (input.isPresent()) {
            var place = new Place(
                    sent.id(),
                    sent.chainId(),
                    sent.to(),
                    sent.block(),
                    sent.blockTime(),
                    sent.hash(),
                    Optional.empty());
            reading(
                    place,
                    () -> Erc8004Calls.decode(input.get())
                            .ifPresent(asked -> calls.add(new Erc8004Records.Call(place, asked, sent.succeeded()))));
        }
    }

    /** Reads one record. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void reading(Place place, Step step) throws IOException {
        try {
            step.run();
        } catch (Erc8004Exception refused) {
            unread.add(new Erc8004Records.Unread(place, refused.code(), String.valueOf(refused.getMessage())));
        } catch (TrailFormatException malformed) {
            unread.add(new Erc8004Records.Unread(place, malformed.code(), malformed.sentence() + "."));
        }
    }

    /** With what was taken back marked as such. */
    private List<Erc8004Records.Event> replayed() {
        var history = new FeedbackHistory();
        events.forEach(event -> history.add(event.place().registry(), event.said()));
        var standings = new ArrayDeque<>(history.standings());
        var marked = new ArrayList<Erc8004Records.Event>();
        for (var event : events) {
            boolean revoked = event.said() instanceof Erc8004Event.NewFeedback
                    && standings.removeFirst().revoked();
            marked.add(new Erc8004Records.Event(event.place(), event.said(), revoked));
        }
        return marked;
    }
}
