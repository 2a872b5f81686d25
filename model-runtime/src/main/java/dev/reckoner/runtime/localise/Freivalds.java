package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.BoundException;
import dev.reckoner.runtime.localise.bound.Roundoff;
import dev.reckoner.runtime.tensor.ElementType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Checks a claimed product C = A B without computing it: with random signs r, C r against A (B r), which takes MN + KN + MK
 * operations instead of MNK (Freivalds, 1977). The signs follow from what the claimant had committed to and from a number that
 * the auditor drew afterwards, so that nobody could make C fit them and anybody can draw them again.
 *
 * <p>Of whole numbers it is exact: a wrong C passes a trial with a probability of at most 1/2. Of floating-point numbers it says
 * only that C is off by no more than rounding in the directions that were tried: one wrong element among many hides in the
 * rounding of its row. It is a first look; the operator's own bound decides.
 */
public final class Freivalds {
    private static final double EXACT = 0x1p53;
    private static final int BYTES = 32;

    /** Random signs take a sum of given numbers further than so many roots of its squares once in 10^7 (Hoeffding, 1963). */
    private static final double LAMBDA = 6;

    private final byte[] seed;
    private final int trials;

    /**
     * Signs for so many trials.
     *
     * @param traceRoot what the claimant committed to
     * @param nonce what the auditor drew after that
     * @param trials at least one
     */
    public Freivalds(byte[] traceRoot, byte[] nonce, int trials) {
        if (trials < 1) {
            throw new IllegalArgumentException("At least one trial");
        }
        MessageDigest digest = sha256();
        digest.update(traceRoot);
        digest.update(nonce);
        this.seed = digest.digest();
        this.trials = trials;
    }

    /**
     * What came of a check.
     *
     * @param passed true if no trial found anything
     * @param multiple largest difference as a multiple of what rounding may do; infinite for a difference of whole numbers
     * @param trials how many there were
     * @param errorProbability largest probability with which a wrong product of whole numbers passes; 1 for floating-point
     *     numbers, of which nothing of that kind can be said
     * @param operations multiplications and additions that it took
     */
    public record Outcome(boolean passed, double multiple, int trials, double errorProbability, long operations) {}

    /**
     * Checks a product.
     *
     * @param product the factors and what is claimed of them
     * @param label tells the signs of this product from those of others
     * @param claimed how the machine of the claim computes
     * @throws BoundException if the numbers are too large for an exact check
     */
    public Outcome check(Product product, String label, Arithmetic claimed) throws BoundException {
        if (product.isWhole() && product.largestSum() > EXACT) {
            throw new BoundException("its sums are too large for an exact check");
        }
        double worst = 0;
        double[] allowed = product.isWhole() ? new double[product.rows()] : allowed(product, claimed);
        long operations = product.isWhole() ? 0 : product.operations();
        for (int trial = 0; trial < trials; trial++) {
            double[] differences = product.differences(signs(label, trial, product.columns()));
            operations += product.operations();
            for (int row = 0; row < differences.length; row++) {
                double difference = Math.abs(differences[row]);
                worst = Math.max(worst, difference == 0 ? 0 : difference / allowed[row]);
            }
        }
        double error = product.isWhole() ? Math.scalb(1.0, -trials) : 1;
        return new Outcome(worst <= 1, worst, trials, error, operations);
    }

    /**
     * For each row: the errors of its elements added up, each as large as its bound; or, since the signs are drawn
     * after the errors were made, LAMBDA times the root of the sum of their squares, with |A||B| at most |a| |b|.
     */
    private static double[] allowed(Product product, Arithmetic claimed) {
        ElementType type = product.type();
        double u = claimed.computing(type);
        double factors = Math.max(claimed.given(type), type == ElementType.FLOAT ? claimed.factors() : 0);
        double each = Roundoff.gathered(product.length(), u) + 2 * factors;
        double own = 2 * (product.length() + product.columns()) * 0x1p-53;
        double[] sums = product.magnitudes();
        double[] norms = product.norms();
        double[] results = product.results();
        double rounding = claimed.computing(type) < Roundoff.unit(type) ? Roundoff.unit(type) : 0;
        double[] allowed = new double[sums.length];
        for (int row = 0; row < allowed.length; row++) {
            double roundings = Math.min(each * sums[row], LAMBDA * each * norms[row]);
            allowed[row] = roundings + rounding * results[row] + own * sums[row] + Float.MIN_NORMAL * product.columns();
        }
        return allowed;
    }

    /** Bits of SHA-256(seed || label || 0 || trial || block), each a sign. */
    private double[] signs(String label, int trial, int count) {
        double[] signs = new double[count];
        byte[] bits = new byte[0];
        for (int i = 0; i < count; i++) {
            if (i % (Byte.SIZE * BYTES) == 0) {
                MessageDigest digest = sha256();
                digest.update(seed);
                digest.update(label.getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(9)
                        .put((byte) 0)
                        .putInt(trial)
                        .putInt(i)
                        .array());
                bits = digest.digest();
            }
            int bit = i % (Byte.SIZE * BYTES);
            signs[i] = (bits[bit / Byte.SIZE] >> bit % Byte.SIZE & 1) == 0 ? 1 : -1;
        }
        return signs;
    }

    /** Every Java platform has SHA-256. */
    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
