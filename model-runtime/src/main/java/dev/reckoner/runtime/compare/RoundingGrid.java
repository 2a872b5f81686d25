package dev.reckoner.runtime.compare;

import java.util.ArrayList;
import java.util.List;

/** The numbers that a way of rounding leaves. */
public sealed interface RoundingGrid {
    /** The coarsest first, of each family. */
    static List<List<RoundingGrid>> families() {
        List<RoundingGrid> decimals = new ArrayList<>();
        List<RoundingGrid> digits = new ArrayList<>();
        for (int places = 0; places <= Decimals.MOST; places++) {
            decimals.add(new Decimals(places));
        }
        for (int places = 1; places <= SignificantDigits.MOST; places++) {
            digits.add(new SignificantDigits(places));
        }
        return List.of(
                decimals,
                List.of(
                        new Format("bfloat16", 8, -126, 127),
                        new Format("float16", 11, -14, 15),
                        new Format("float32", 24, -126, 127)),
                digits);
    }

    /** Those that are coarser than single precision. */
    static List<RoundingGrid> ofSinglePrecision() {
        return families().stream()
                .flatMap(List::stream)
                .filter(RoundingGrid::isCoarserThanSingle)
                .toList();
    }

    private static boolean isCoarserThanSingle(RoundingGrid grid) {
        return switch (grid) {
            case Decimals decimals -> decimals.places <= MOST_DECIMALS;
            case SignificantDigits digits -> digits.places <= MOST_DIGITS;
            case Format format -> format.precision < SINGLE;
        };
    }

    /** Decimals and digits beyond which numbers of single precision around one are not rounded any more. */
    int MOST_DECIMALS = 8;

    int MOST_DIGITS = 7;
    int SINGLE = 24;

    /** The nearest of them, ties to even; infinity where they end before. Zero, infinity and NaN as they are. */
    default double nearest(double number) {
        double step = step(number);
        return number == 0 || !Double.isFinite(number) || step == 0 ? number : Math.rint(number / step) * step;
    }

    /** True if the number is one of them; a number of single precision if the nearest of them is that in single precision. */
    boolean holds(double number, boolean single);

    /** How far apart they are around a number. */
    double step(double number);

    /** In words, after "rounded to". */
    String words();

    /**
     * So many digits after the point.
     *
     * @param places at most {@link #MOST}
     */
    record Decimals(int places) implements RoundingGrid {
        static final int MOST = 12;

        private static final double[] POWERS = powers();

        private static double[] powers() {
            double[] powers = new double[MOST + 1];
            java.util.Arrays.setAll(powers, places -> Math.pow(10, places));
            return powers;
        }

        @Override
        public boolean holds(double number, boolean single) {
            return same(nearest(number), number, single);
        }

        @Override
        public double step(double number) {
            return 1 / POWERS[places];
        }

        @Override
        public double nearest(double number) {
            return Double.isFinite(number) ? Math.rint(number * POWERS[places]) / POWERS[places] : number;
        }

        @Override
        public String words() {
            return places == 0 ? "whole numbers" : places == 1 ? "1 decimal" : places + " decimals";
        }
    }

    /**
     * So many digits from the first that is not zero.
     *
     * @param places at most {@link #MOST}
     */
    record SignificantDigits(int places) implements RoundingGrid {
        static final int MOST = 12;

        @Override
        public boolean holds(double number, boolean single) {
            if (number == 0) {
                return true;
            }
            return same(nearest(number), number, single);
        }

        @Override
        public double nearest(double number) {
            if (number == 0 || !Double.isFinite(number)) {
                return number;
            }
            int decimals = places - 1 - exponent(number);
            double power = Math.pow(10, Math.abs(decimals));
            return decimals >= 0 ? Math.rint(number * power) / power : Math.rint(number / power) * power;
        }

        @Override
        public double step(double number) {
            return number == 0 ? 0 : Math.pow(10, exponent(number) + 1.0 - places);
        }

        /** Of ten; a number that is a power of ten but for its own rounding counts as one. */
        private static int exponent(double number) {
            return (int) Math.floor(Math.log10(Math.abs(number)) + 1e-9);
        }

        @Override
        public String words() {
            return places == 1 ? "1 significant digit" : places + " significant digits";
        }
    }

    /**
     * A binary floating-point format.
     *
     * @param precision bits of the significand, the hidden one included
     * @param smallest exponent of the smallest normal number
     * @param largest exponent of the largest number
     */
    record Format(String words, int precision, int smallest, int largest) implements RoundingGrid {
        @Override
        public boolean holds(double number, boolean single) {
            double steps = number / step(number);
            return steps == Math.rint(steps) && Math.getExponent(number) <= largest;
        }

        @Override
        public double nearest(double number) {
            double nearest = RoundingGrid.super.nearest(number);
            return Double.isFinite(nearest) && Math.getExponent(nearest) > largest
                    ? Math.copySign(Double.POSITIVE_INFINITY, number)
                    : nearest;
        }

        @Override
        public double step(double number) {
            return Math.scalb(1.0, Math.max(Math.getExponent(number), smallest) - precision + 1);
        }
    }

    private static boolean same(double nearest, double number, boolean single) {
        return single ? (float) nearest == (float) number : nearest == number;
    }
}
