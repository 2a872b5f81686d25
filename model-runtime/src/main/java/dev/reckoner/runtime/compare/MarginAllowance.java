package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/**
 * What one of the deciding numbers may be off by.
 *
 * @param empirical as honest runs were measured to
 * @param theoretical as rounding can explain; at least the other
 * @param most what cannot be ruled out; at least the others
 * @param measured true if honest runs of the model itself were measured, in circumstances as those of the claim
 */
public record MarginAllowance(double empirical, double theoretical, double most, boolean measured) {
    public MarginAllowance {
        if (!(empirical >= 0 && theoretical >= empirical && most >= theoretical)) {
            throw new IllegalArgumentException("What rounding explains is no less than what was measured");
        }
    }

    /** Where what rounding can explain is all that can be. */
    public MarginAllowance(double empirical, double theoretical) {
        this(empirical, theoretical, theoretical, false);
    }

    /** By the default profile of the numbers' type, on the scale of the whole value. */
    public static MarginAllowance of(Tensor deciding) {
        return of(deciding, deciding.type());
    }

    /** By the default profile of another type, such as the coarsest that the numbers went through. */
    public static MarginAllowance of(Tensor deciding, ElementType type) {
        ToleranceProfile profile = ToleranceProfile.defaultFor(type);
        double scale = scale(deciding);
        return new MarginAllowance(
                profile.empirical().typical(scale), profile.theoretical().typical(Math.max(scale, profile.floor())));
    }

    /**
     * By what honest runs were measured to differ by, in circumstances that cover those of the claim: rounding has no more to
     * explain then. Where they differ by more than rounding explains, as those of a model that quantises to its batch,
     * what lies between is neither held against anybody nor for them.
     */
    public static MarginAllowance measured(Tensor deciding, ElementType type, MeasuredErrors thresholds) {
        double most = thresholds.atLeastRounding(type).mostAbsolute(deciding);
        double explained = Math.min(most, of(deciding, type).theoretical);
        return new MarginAllowance(explained, explained, most, true);
    }

    /** Root mean square of the numbers, those that are not finite left aside. */
    static double scale(Tensor deciding) {
        int count = Math.toIntExact(deciding.scalarCount());
        return new ErrorScan(deciding, deciding, 0, count).rms();
    }

    /** For two numbers, the wider of both; measured only where both are. */
    public MarginAllowance or(MarginAllowance other) {
        return new MarginAllowance(
                Math.max(empirical, other.empirical),
                Math.max(theoretical, other.theoretical),
                Math.max(most, other.most),
                measured && other.measured);
    }

    /** For numbers far smaller than those beside them, which may have come of these all the same. */
    MarginAllowance part(double part) {
        return new MarginAllowance(empirical * part, theoretical * part, most, measured);
    }

    /** Where each number may be off by so much, a lead of more than twice that cannot be lost. */
    Verdict verdict(double margin) {
        if (margin <= 2 * empirical) {
            return Verdict.WITHIN_EMPIRICAL;
        }
        if (margin <= 2 * theoretical) {
            return Verdict.WITHIN_THEORETICAL;
        }
        return margin <= 2 * most ? Verdict.INCONCLUSIVE : Verdict.OUTSIDE;
    }
}
