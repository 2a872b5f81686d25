package dev.reckoner.coordination;

/** How far two witnesses agree beyond what each one's leaning to either side would bring about, where that has a meaning. */
public sealed interface Kappa {
    /** Below so many claims that both spoke about, the figure is mostly chance. */
    int FEWEST_CLAIMS = 20;

    /**
     * Cohen's kappa (Educ. Psychol. Meas. 20, 1960), (po - pe) / (1 - pe).
     *
     * @param value 1 where they always agree, 0 where as often as chance would have it, below 0 where less often; at least -1
     */
    record Value(double value) implements Kappa {}

    /** Both spoke about fewer than {@link #FEWEST_CLAIMS} claims. */
    record TooFewClaims() implements Kappa {}

    /**
     * At least one of them never confirms, or never contradicts. What chance would bring about then is nearly what came about,
     * and kappa is near 0 or undefined however well they agree (Feinstein and Cicchetti, J. Clin. Epidemiol. 43, 1990).
     */
    record OneSided() implements Kappa {}

    /** Kappa from how many claims both confirm, only the first confirms, only the second confirms, and both contradict. */
    static Kappa of(int bothConfirm, int onlyFirst, int onlySecond, int bothContradict) {
        double n = (double) bothConfirm + onlyFirst + onlySecond + bothContradict;
        if (n < FEWEST_CLAIMS) {
            return new TooFewClaims();
        }
        double first = (bothConfirm + onlyFirst) / n;
        double second = (bothConfirm + onlySecond) / n;
        if (first == 0 || first == 1 || second == 0 || second == 1) {
            return new OneSided();
        }
        double agreed = (bothConfirm + bothContradict) / n;
        double chance = first * second + (1 - first) * (1 - second);
        return new Value((agreed - chance) / (1 - chance));
    }
}
