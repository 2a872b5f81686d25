package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/**
 * One pass over two numeric tensors of the same type and shape, in row-major order. Complex elements are two scalars each.
 *
 * <p>Sums are of numbers divided by {@link #unit}, so that squares of large doubles do not overflow.
 */
final class Scan {
    private static final int BLOCKS = 4_096;
    private static final int TOP = 5;

    private final Tensor claimed;
    private final Tensor recomputed;
    private final ToleranceProfile profile;
    private final int parts;
    private final boolean floating;
    private final double unit;

    final Histogram ulps = new Histogram(Histogram.ULPS);
    final Histogram errors = new Histogram(Histogram.ERRORS);
    private final WorstCells cells;
    final Largest topClaimed;
    final Largest topRecomputed;
    private final CompensatedSum squaredDifference = new CompensatedSum();
    private final CompensatedSum squaredClaimed = new CompensatedSum();
    private final CompensatedSum squaredRecomputed = new CompensatedSum();
    private final CompensatedSum product = new CompensatedSum();

    long differing;
    private long lastDiffering = -1;
    long nonFiniteMismatches;
    private long finite;
    double maxAbsolute;
    long maxAbsoluteIndex = -1;
    double maxRelative;

    private double empiricalExcess;
    private double theoreticalExcess;

    private Scan(Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        this.claimed = claimed;
        this.recomputed = recomputed;
        this.profile = profile;
        floating = claimed.type().isFloatingPoint();
        parts = claimed.type().family() == ElementType.Family.COMPLEX ? 2 : 1;
        unit = isDouble(claimed.type()) ? unit() : 1;
        int k = parts == 1 ? (int) Math.min(TOP, claimed.elementCount()) : 0;
        cells = new WorstCells(claimed.dims());
        topClaimed = new Largest(k);
        topRecomputed = new Largest(k);
    }

    static Scan of(Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        Scan scan = new Scan(claimed, recomputed, profile);
        scan.run();
        return scan;
    }

    private void run() {
        long scalars = claimed.scalarCount();
        long elements = claimed.elementCount();
        int blocks = (int) Math.min(BLOCKS, elements);
        for (int block = 0; block < blocks; block++) {
            long from = elements * block / blocks * parts;
            long to = elements * (block + 1) / blocks * parts;
            block(from, Math.min(to, scalars));
        }
    }

    /** Plain sums within a block, compensated between blocks: the error stays that of the longest block. */
    private void block(long from, long to) {
        double dd = 0;
        double cc = 0;
        double yy = 0;
        double cy = 0;
        for (long i = from; i < to; i++) {
            double c = claimed.doubleAt(i);
            double y = recomputed.doubleAt(i);
            if (parts == 1) {
                topClaimed.offer(i, c);
                topRecomputed.offer(i, y);
            }
            boolean same = claimed.bitsAt(i) == recomputed.bitsAt(i);
            if (!same) {
                countDiffering(i / parts);
            }
            if (!Double.isFinite(c) || !Double.isFinite(y)) {
                nonFinite(i, c, y);
                continue;
            }
            finite++;
            if (same) {
                ulps.count(0, 1);
            } else {
                difference(i, y);
                dd += square(c / unit - y / unit);
            }
            cc += square(c / unit);
            yy += square(y / unit);
            cy += c / unit * (y / unit);
        }
        squaredDifference.add(dd);
        squaredClaimed.add(cc);
        squaredRecomputed.add(yy);
        product.add(cy);
    }

    private void countDiffering(long element) {
        if (element != lastDiffering) {
            differing++;
            lastDiffering = element;
        }
    }

    private void nonFinite(long i, double c, double y) {
        if (Double.compare(c, y) == 0) {
            ulps.count(0, 1);
        } else {
            nonFiniteMismatches++;
            cells.offer(i / parts, c, y, Double.POSITIVE_INFINITY);
        }
    }

    /** An element that is finite on both sides and differs in some bit. */
    private void difference(long i, double y) {
        long a = claimed.ordinalAt(i);
        long b = recomputed.ordinalAt(i);
        long distance = a > b ? a - b : b - a;
        ulps.count(Histogram.ofDistance(distance), 1);
        double error = floating ? Math.min(Math.abs(claimed.doubleAt(i) - y), Double.MAX_VALUE) : unsigned(distance);
        if (error == 0) {
            return;
        }
        errors.count(Histogram.ofError(error), 1);
        cells.offer(i / parts, claimed.doubleAt(i), y, error);
        if (error > maxAbsolute) {
            maxAbsolute = error;
            maxAbsoluteIndex = i / parts;
        }
        double size = Math.abs(y);
        if (size != 0) {
            maxRelative = Math.max(maxRelative, error / size);
        }
        empiricalExcess = Math.max(empiricalExcess, error - profile.empirical().relative() * size);
        theoreticalExcess =
                Math.max(theoreticalExcess, error - profile.theoretical().relative() * size);
    }

    /** Where it differs. */
    ErrorGrid heat() {
        return cells.fill(claimed, recomputed, parts);
    }

    /** Norm of the difference over the norm of the recomputed value; infinite where only the latter is zero. */
    double relativeL2() {
        double difference = squaredDifference.value();
        return difference == 0 ? 0 : Math.sqrt(difference / squaredRecomputed.value());
    }

    /** What decides, over all elements. */
    Spread spread() {
        return new Spread(
                finite,
                rms(squaredRecomputed),
                rms(squaredDifference),
                maxAbsolute,
                empiricalExcess,
                theoreticalExcess);
    }

    private double rms(CompensatedSum squares) {
        return finite == 0 ? 0 : Math.min(Math.sqrt(squares.value() / finite) * unit, Double.MAX_VALUE);
    }

    double cosine() {
        double norms = Math.sqrt(squaredClaimed.value()) * Math.sqrt(squaredRecomputed.value());
        if (norms == 0) {
            return Double.NaN;
        }
        return differing == 0 ? 1 : Math.clamp(product.value() / norms, -1.0, 1.0);
    }

    private static boolean isDouble(ElementType type) {
        return type == ElementType.DOUBLE || type == ElementType.COMPLEX128;
    }

    /** The power of two next below the largest finite magnitude of either side; 1 where all is zero. */
    private double unit() {
        double largest = 0;
        for (long i = 0; i < claimed.scalarCount(); i++) {
            largest = larger(larger(largest, claimed.doubleAt(i)), recomputed.doubleAt(i));
        }
        return largest == 0 ? 1 : Math.scalb(1.0, Math.max(Math.getExponent(largest), Double.MIN_EXPONENT));
    }

    private static double larger(double largest, double value) {
        return Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }

    private static double square(double value) {
        return value * value;
    }

    private static double unsigned(long distance) {
        return distance >= 0 ? distance : ((distance >>> 1) | (distance & 1)) * 2.0;
    }
}
