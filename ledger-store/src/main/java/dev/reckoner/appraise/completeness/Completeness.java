package dev.reckoner.appraise.completeness;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How the signed and the settled of a case fit. What is missing accuses nobody: before July 2026 a settlement that failed once
 * was dropped, sessions could outlive their deadline, and a case need not hold every batch.
 *
 * @param signed signed responses
 * @param settled those that a settlement of the case settles
 * @param unsettled those that none does, though the case holds settlements of the enclave from before and after
 * @param uncovered those that none does, and of whose enclave and time the case holds no settlements
 * @param withoutResponse settlements of whose response the case holds nothing
 * @param delays from signing to settlement, of those whose block's time is told
 * @param hours by enclave and hour, for the covered times
 */
public record Completeness(
        long signed,
        long settled,
        long unsettled,
        long uncovered,
        long withoutResponse,
        Optional<Delays> delays,
        List<Hour> hours) {
    public Completeness {
        hours = List.copyOf(hours);
    }

    /**
     * Counts.
     *
     * @param responses each once; read as a stream, so that a million of them need little heap
     */
    public static Completeness of(Stream<Signed> responses, Collection<Settlement> settlements) {
        var count = new Count(settlements);
        responses.forEach(count::add);
        return count.result();
    }

    /** The hours in which nothing of what was signed was settled. */
    public List<Hour> gaps() {
        return hours.stream().filter(Hour::isGap).toList();
    }

    private record HourOf(String teeId, Instant start) {}

    private static final class Count {
        private final Map<Settlement.Key, Settlement> byKey = new HashMap<>();
        private final Set<Settlement.Key> answered = new HashSet<>();
        private final Map<HourOf, long[]> hours = new HashMap<>();
        private final LongStream.Builder delays = LongStream.builder();
        private final Spans spans;
        private long signed;
        private long settled;
        private long unsettled;

        Count(Collection<Settlement> settlements) {
            // Of several settlements of one response the first of which the block is told.
            settlements.forEach(one -> byKey.merge(
                    one.key(), one, (known, other) -> known.settledAt().isPresent() ? known : other));
            spans = Spans.of(settlements);
        }

        void add(Signed response) {
            signed++;
            Optional<Settlement> settlement = settlement(response);
            boolean covered = spans.cover(response);
            if (settlement.isPresent()) {
                settled++;
                settlement
                        .flatMap(Settlement::settledAt)
                        .ifPresent(at ->
                                delays.add(Duration.between(response.at(), at).toSeconds()));
            } else if (spans.surround(response)) {
                unsettled++;
            }
            if (covered) {
                var hour = new HourOf(response.teeId(), response.at().truncatedTo(ChronoUnit.HOURS));
                long[] counts = hours.computeIfAbsent(hour, any -> new long[2]);
                counts[0]++;
                counts[1] += settlement.isPresent() ? 1 : 0;
            }
        }

        /** By all that a layout may say of it, the most first; every key that it answers counts as answered. */
        private Optional<Settlement> settlement(Signed response) {
            Optional<Settlement> first = Optional.empty();
            for (Settlement.Key key : keys(response)) {
                Settlement found = byKey.get(key);
                if (found != null) {
                    answered.add(key);
                    first = first.isPresent() ? first : Optional.of(found);
                }
            }
            return first;
        }

        private static List<Settlement.Key> keys(Signed response) {
            Optional<String> teeId = Optional.of(response.teeId());
            Optional<Instant> at = Optional.of(response.at());
            List<Settlement.Key> keys = new ArrayList<>(3);
            keys.add(new Settlement.Key(teeId, response.inputHash(), response.outputHash(), at));
            keys.add(new Settlement.Key(Optional.empty(), response.inputHash(), response.outputHash(), at));
            keys.add(new Settlement.Key(
                    Optional.empty(), response.inputHash(), response.outputHash(), Optional.empty()));
            return keys;
        }

        Completeness result() {
            List<Hour> sorted = hours.entrySet().stream()
                    .map(e -> new Hour(e.getKey().teeId(), e.getKey().start(), e.getValue()[0], e.getValue()[1]))
                    .sorted(Comparator.comparing(Hour::start).thenComparing(Hour::teeId))
                    .toList();
            return new Completeness(
                    signed,
                    settled,
                    unsettled,
                    signed - settled - unsettled,
                    byKey.size() - answered.size(),
                    Delays.of(delays.build().toArray()),
                    sorted);
        }
    }
}
