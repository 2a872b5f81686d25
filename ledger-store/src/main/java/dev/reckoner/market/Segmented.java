package dev.reckoner.market;

/**
 * Segmented regression of an interrupted time series (Wagner et al., J. Clin. Pharm. Ther. 27, 2002): one line through the
 * buckets before, one through those after. The response is what was observed after, in the mean, less what the line before
 * projects there, which takes the change of level and the change of slope together.
 *
 * @param lineBefore the line before
 * @param lineAfter the line after
 * @param projected what the line before projects, per bucket, in the mean over the time after
 * @param projectedVariance of that
 * @param observed per bucket, in the mean over the time after
 * @param observedVariance of that
 */
record Segmented(
        Line lineBefore,
        Line lineAfter,
        double projected,
        double projectedVariance,
        double observed,
        double observedVariance) {

    /**
     * Fits both lines.
     *
     * @param before how many of the values are before; at least 4 there and after
     * @param least no scatter is taken to have a smaller variance
     */
    static Segmented of(double[] values, int before, double least) {
        int end = values.length;
        int after = end - before;
        Line lineBefore = Line.through(values, 0, before, before);
        Line lineAfter = Line.through(values, before, end, before);
        double inflation = Scatter.inflation(values, 0, before, before, lineBefore);
        double scatterBefore =
                Math.max(least, Scatter.squares(values, 0, before, before, lineBefore) / (before - 2)) * inflation;
        double scatterAfter =
                Math.max(least, Scatter.squares(values, before, end, before, lineAfter) / (after - 2)) * inflation;
        double distance = Line.middle(before, end, before) - Line.middle(0, before, before);
        return new Segmented(
                lineBefore,
                lineAfter,
                lineBefore.at(after / 2.0),
                scatterBefore * (1.0 / before + distance * distance / Line.squares(before)),
                lineAfter.at(after / 2.0),
                scatterAfter / after);
    }

    /** The response in its standard errors. */
    double studentised() {
        return (observed - projected) / error();
    }

    /** The standard error of the response; above 0. */
    double error() {
        return Math.sqrt(projectedVariance + observedVariance);
    }
}
