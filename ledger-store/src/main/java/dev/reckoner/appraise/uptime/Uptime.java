package dev.reckoner.appraise.uptime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When an enclave showed that it was alive, as far as the evidence goes. A silence is one of the evidence: heartbeats may have
 * been sent that the case does not hold, and a relay may have lost some.
 *
 * @param teeId {@code 0x} and 64 lower-case hexadecimal characters
 * @param alive spans without a silence, in the order of time
 * @param silences between them
 */
public record Uptime(String teeId, List<Span> alive, List<Silence> silences) {
    public Uptime {
        alive = List.copyOf(alive);
        silences = List.copyOf(silences);
    }

    /**
     * From a sign of life to a later one, or the same, no two neighbours further apart than allowed.
     *
     * @param beats how many
     * @param signed how many of them have a signature that was verified here
     */
    public record Span(Instant from, Instant to, int beats, int signed) {}

    /**
     * Two neighbouring signs of life further apart than allowed.
     *
     * @param last before it
     * @param next after it
     */
    public record Silence(Beat last, Beat next) {
        /** How long. */
        public Duration length() {
            return Duration.between(last.at(), next.at());
        }
    }

    /**
     * Puts signs of life, in whatever order, together.
     *
     * @param maximumAge how far apart two may be
     */
    public static Uptime of(String teeId, List<Beat> beats, Duration maximumAge) {
        List<Beat> inTime = beats.stream()
                .sorted(Comparator.comparing(Beat::at)
                        .thenComparing(Beat::signed, Comparator.reverseOrder())
                        .thenComparing(Beat::evidence))
                .toList();
        var alive = new ArrayList<Span>();
        var silences = new ArrayList<Silence>();
        int first = 0;
        for (int i = 1; i <= inTime.size(); i++) {
            boolean ends = i == inTime.size();
            if (ends || isSilent(inTime.get(i - 1), inTime.get(i), maximumAge)) {
                alive.add(span(inTime.subList(first, i)));
                first = i;
                if (!ends) {
                    silences.add(new Silence(inTime.get(i - 1), inTime.get(i)));
                }
            }
        }
        return new Uptime(teeId, alive, silences);
    }

    private static boolean isSilent(Beat last, Beat next, Duration maximumAge) {
        return Duration.between(last.at(), next.at()).compareTo(maximumAge) > 0;
    }

    /** One heartbeat may come as payload, calldata and event; it counts once. */
    private static Span span(List<Beat> beats) {
        int different = (int) beats.stream().map(Beat::at).distinct().count();
        int signed = (int)
                beats.stream().filter(Beat::signed).map(Beat::at).distinct().count();
        return new Span(beats.getFirst().at(), beats.getLast().at(), different, signed);
    }

    /** The time in spans, all together. */
    public Duration aliveFor() {
        return alive.stream()
                .map(span -> Duration.between(span.from(), span.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
