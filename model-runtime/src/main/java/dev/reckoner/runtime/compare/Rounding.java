package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A claimed output that a provider rounded before it was passed on: every element stands on the grid of a way of rounding, and
 * hardly one elsewhere than where the recomputed one rounds to, give or take what honest runs differ by before any rounding.
 * Rounding to the nearest and cutting off both count.
 *
 * @param grid what it was rounded to
 * @param reach how far rounding moves a number at most, in steps of the grid: half of one, or a whole one towards zero
 * @param astray how many elements stand on the grid but not where the recomputed ones round to; 0 for a rounding
 * @param firstAstray flat index of the first of them; -1 where there is none
 * @param elements how many were compared
 * @param width root mean square of the steps over that of the recomputed elements
 * @param telling how many of those are not zero
 */
record Rounding(
        RoundingGrid grid, double reach, long astray, long firstAstray, long elements, double width, long telling) {
    /** What the theoretical band of single precision allows an element: more than that is not rounding but another model. */
    private static final double ANOTHER_MODEL = 0x1p-10;

    private static final double WIDEST = 1.0 / 16;
    private static final double SHOWN = 10;

    private static final double NEAREST = 0.5;
    private static final double CUT = 1;

    /** Of the elements; where more are astray the grid is a coincidence. */
    private static final double FEW_ASTRAY = 0.05;

    /** Steps that are as wide as the numbers themselves leave nothing of them. */
    private static final double MEANINGLESS = 1;

    /** Every number is on a grid that is as fine as its own type. */
    private static final double LAST_PLACES = 8;

    /**
     * Finds the coarsest way of rounding that leaves the claimed numbers.
     *
     * @param noise what a recomputed number may be off by before it is rounded
     * @return empty where they are on no grid
     */
    static Optional<Rounding> of(Tensor claimed, Tensor recomputed, DoubleUnaryOperator noise) {
        if (recomputed.type() != ElementType.FLOAT && recomputed.type() != ElementType.DOUBLE) {
            return Optional.empty();
        }
        for (List<RoundingGrid> family : RoundingGrid.families()) {
            Optional<Rounding> found = family.stream()
                    .filter(grid -> isOn(grid, claimed))
                    .findFirst()
                    .flatMap(grid -> better(
                            fit(grid, NEAREST, claimed, recomputed, noise), fit(grid, CUT, claimed, recomputed, noise)))
                    .filter(rounding -> rounding.astray <= FEW_ASTRAY * rounding.elements);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Rounding> better(Optional<Rounding> one, Optional<Rounding> other) {
        return one.filter(nearest ->
                        nearest.astray <= other.map(cut -> cut.astray).orElse(nearest.astray))
                .or(() -> other);
    }

    private static boolean isOn(RoundingGrid grid, Tensor claimed) {
        boolean single = isSingle(claimed);
        for (long i = 0; i < claimed.scalarCount(); i++) {
            double number = claimed.doubleAt(i);
            if (!Double.isFinite(number) || !grid.holds(number, single)) {
                return false;
            }
        }
        return claimed.scalarCount() > 0;
    }

    private static boolean isSingle(Tensor tensor) {
        return tensor.type() != ElementType.DOUBLE;
    }

    /** Empty where the grid is no wider than the numbers' own last places, or as wide as the numbers. */
    private static Optional<Rounding> fit(
            RoundingGrid grid, double reach, Tensor claimed, Tensor recomputed, DoubleUnaryOperator noise) {
        long astray = 0;
        long firstAstray = -1;
        long telling = 0;
        double squares = 0;
        double squaredSteps = 0;
        double squaredUlps = 0;
        for (long i = 0; i < recomputed.scalarCount(); i++) {
            double own = recomputed.doubleAt(i);
            double left = Math.abs(left(grid, reach, claimed.doubleAt(i), own));
            double step = grid.step(own);
            double ulp = isSingle(recomputed) ? Math.ulp((float) own) : Math.ulp(own);
            if (left > noise.applyAsDouble(own) + ulp) {
                firstAstray = astray == 0 ? i : firstAstray;
                astray++;
            }
            telling += own == 0 ? 0 : 1;
            squares += own * own;
            squaredSteps += step * step;
            squaredUlps += ulp * ulp;
        }
        double width = Math.sqrt(squaredSteps / squares);
        return squaredSteps >= LAST_PLACES * LAST_PLACES * squaredUlps && width <= MEANINGLESS
                ? Optional.of(new Rounding(grid, reach, astray, firstAstray, recomputed.scalarCount(), width, telling))
                : Optional.empty();
    }

    /** What is left of a difference once it is put down to rounding as far as that goes. */
    private static double left(RoundingGrid grid, double reach, double claimed, double own) {
        double step = Math.max(grid.step(claimed), grid.step(own));
        boolean outwards = Math.abs(claimed) > Math.abs(own);
        double explained = reach == CUT && outwards ? 0 : reach * step;
        double difference = claimed - own;
        return Math.copySign(Math.max(0, Math.abs(difference) - explained), difference);
    }

    /**
     * The claimed output without what rounding explains. That of a rounding must be as close to the recomputed one as honest
     * runs are.
     */
    Tensor before(Tensor claimed, Tensor recomputed) {
        int count = Math.toIntExact(recomputed.scalarCount());
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            double own = recomputed.doubleAt(i);
            numbers[i] = own + left(grid, reach, claimed.doubleAt(i), own);
        }
        return Widened.of(Tensor.ofDoubles(recomputed.dims(), numbers), recomputed.type());
    }

    /**
     * True if the steps are so wide, or the elements so few, that the output of another model could round to the same: beyond a
     * sixteenth of the root mean square; or where an error of {@link #ANOTHER_MODEL} root mean squares in every element would be
     * expected to show in fewer than ten of them.
     */
    boolean isCoarse() {
        return width > WIDEST || telling * ANOTHER_MODEL < SHOWN * width;
    }

    /** What it was rounded to, such as {@code 4 decimals}. */
    String words() {
        return grid.words();
    }
}
