package dev.reckoner.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The use of a provider, counted in equal times.
 *
 * @param start when the first begins
 * @param length of each
 * @param before how many are before the intervention; the next begins with it
 * @param values one per bucket
 */
public record Buckets(Instant start, Duration length, int before, List<Double> values) {
    public Buckets {
        values = List.copyOf(values);
    }

    /** How many are after the intervention. */
    public int after() {
        return values.size() - before;
    }

    /** What all but that provider were used for together in the same times. */
    public Buckets ofOthers(Market market, String provider, Measure measure) {
        List<ProviderUse> others = market.providers().stream()
                .filter(use -> !use.provider().equals(provider))
                .toList();
        List<Double> theirs = IntStream.range(0, values.size())
                .mapToObj(i ->
                        measure.of(others.stream()
                                .flatMap(use -> use
                                        .between(
                                                start.plus(length.multipliedBy(i)),
                                                start.plus(length.multipliedBy(i + 1)))
                                        .stream())
                                .toList()))
                .toList();
        return new Buckets(start, length, before, theirs);
    }

    /** When the intervention became known, which is when the first after it begins. */
    public Instant at() {
        return start.plus(length.multipliedBy(before));
    }

    /** True if it is counted in one of them. */
    boolean covers(Instant at) {
        return !at.isBefore(start) && at.isBefore(end());
    }

    /** When the last ends. */
    Instant end() {
        return start.plus(length.multipliedBy(values.size()));
    }

    /**
     * Counts. Only whole buckets count, and none before the provider's first use.
     *
     * @param from before this nothing is counted
     * @param at when the intervention became known
     */
    static Buckets of(
            ProviderUse use, Measure measure, Instant from, Instant at, Observed observed, ResponseTerms terms) {
        Duration length = terms.bucket();
        Instant earliest = use.uses().stream()
                .findFirst()
                .map(Usage::at)
                .filter(first -> first.isAfter(from))
                .orElse(from);
        int before = whole(earliest, at, length, terms.before());
        int after = whole(at, observed.to(), length, terms.after());
        Instant start = at.minus(length.multipliedBy(before));
        return new Buckets(start, length, before, List.of()).counted(use, measure, before + after);
    }

    /** The use of another in the same times. */
    Buckets of(ProviderUse use, Measure measure) {
        return counted(use, measure, values.size());
    }

    private Buckets counted(ProviderUse use, Measure measure, int number) {
        return new Buckets(
                start,
                length,
                before,
                IntStream.range(0, number)
                        .mapToObj(i -> measure.of(use.between(
                                start.plus(length.multipliedBy(i)), start.plus(length.multipliedBy(i + 1)))))
                        .toList());
    }

    private static int whole(Instant from, Instant to, Duration length, int most) {
        return from.isAfter(to)
                ? 0
                : (int) Math.min(most, Duration.between(from, to).dividedBy(length));
    }

    /** The sum before the intervention. */
    double sumBefore() {
        return values.subList(0, before).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    double[] numbers() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
