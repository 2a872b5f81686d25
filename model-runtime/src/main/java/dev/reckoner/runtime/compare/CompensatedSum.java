package dev.reckoner.runtime.compare;

/**
 * A sum whose error does not grow with the number of terms (A. Neumaier, ZAMM 54, 1974). Added in a fixed order it is the same
 * on every machine.
 */
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        if (Double.isInfinite(next)) {
            lost = 0;
        } else {
            lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
        }
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
