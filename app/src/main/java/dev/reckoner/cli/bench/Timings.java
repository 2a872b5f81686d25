package dev.reckoner.cli.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rounds of a contest took.
 *
 * @param perRound how many pieces of work each side did in a round
 * @param ours nanoseconds for one piece of work of Reckoner's, by round
 * @param peer the same of the peer
 */
public record Timings(int perRound, List<Double> ours, List<Double> peer) {
    public Timings {
        ours = List.copyOf(ours);
        peer = List.copyOf(peer);
    }

    /** Ours over the peer's, by round. */
    public List<Double> ratios() {
        return IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i) / peer.get(i))
                .toList();
    }

    /** Median of the ratios of neighbours: a machine that slows down for a while slows both down. */
    public double ratio() {
        return quantile(ratios(), 0.5);
    }

    /** Median of ours over median of the peer's, for rounds that are long beside the machine's moods. */
    public double ratioOfMedians() {
        return quantile(ours, 0.5) / quantile(peer, 0.5);
    }

    /** The value below which that share of the values lies, between two of them in proportion; NaN of nothing. */
    public static double quantile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
