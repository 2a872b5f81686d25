package dev.reckoner.appraise.payment;

import java.math.BigInteger;
import java.util.Collection;

/**
 * What the responses of one payment session say that they cost, all together. A session takes requests until its sum reaches
 * the cap, so the last one may go beyond; what is charged stops at the cap.
 *
 * @param sum in the token's smallest unit
 * @param dearest the most that one response cost
 * @param responses how many state a cost
 * @param silent how many state none
 */
public record SessionSum(BigInteger sum, BigInteger dearest, int responses, int silent) {
    /** Adds them up. */
    public static SessionSum of(Collection<BigInteger> costs, int silent) {
        BigInteger sum = costs.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger dearest = costs.stream().reduce(BigInteger.ZERO, BigInteger::max);
        return new SessionSum(sum, dearest, costs.size(), silent);
    }

    /** True if the cap was reached before the last request, whichever of them was the last. */
    public boolean isOver(BigInteger cap) {
        return sum.subtract(dearest).compareTo(cap) >= 0 && responses > 1;
    }
}
