package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;

/** The elements of a tensor that are of like size, compared among themselves; zeros are among the smallest. */
final class SizeGroup {
    private final int top;
    /** Sums are of numbers divided by it, so that no square overflows or vanishes. */
    private final double unit;

    private final CompensatedSum squaredDifference = new CompensatedSum();
    private final CompensatedSum squaredRecomputed = new CompensatedSum();
    private long elements;
    private double maxAbsolute;
    private double empiricalExcess;
    private double theoreticalExcess;

    private SizeGroup(int top) {
        this.top = top;
        unit = Octaves.start(top);
    }

    /** One spread for each group of the recomputed tensor, ascending in size; empty where all are of like size. */
    static List<Spread> compare(Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        List<SizeGroup> groups =
                Octaves.of(recomputed).groups().stream().map(SizeGroup::new).toList();
        if (groups.size() < 2) {
            return List.of();
        }
        for (long i = 0; i < recomputed.scalarCount(); i++) {
            double c = claimed.doubleAt(i);
            double y = recomputed.doubleAt(i);
            if (Double.isFinite(c) && Double.isFinite(y)) {
                of(groups, y).add(c, y, profile);
            }
        }
        return groups.stream().map(SizeGroup::spread).toList();
    }

    private static SizeGroup of(List<SizeGroup> groups, double value) {
        int octave = Octaves.octave(value);
        int at = 0;
        while (groups.get(at).top < octave) {
            at++;
        }
        return groups.get(at);
    }

    private void add(double c, double y, ToleranceProfile profile) {
        double error = Math.min(Math.abs(c - y), Double.MAX_VALUE);
        double size = Math.abs(y);
        elements++;
        squaredDifference.add(error / unit * (error / unit));
        squaredRecomputed.add(size / unit * (size / unit));
        maxAbsolute = Math.max(maxAbsolute, error);
        empiricalExcess = Math.max(empiricalExcess, error - profile.empirical().relative() * size);
        theoreticalExcess =
                Math.max(theoreticalExcess, error - profile.theoretical().relative() * size);
    }

    private Spread spread() {
        return new Spread(
                elements,
                rms(squaredRecomputed),
                rms(squaredDifference),
                maxAbsolute,
                empiricalExcess,
                theoreticalExcess);
    }

    private double rms(CompensatedSum squares) {
        return Math.sqrt(squares.value() / Math.max(elements, 1)) * unit;
    }
}
