package dev.reckoner.market;

import java.util.Optional;

/**
 * The other shape that a trend may have: growing or falling by the same share from bucket to bucket. A decline of 3 % a day is
 * no line, and a line through it would find users where there are none to be expected. Quasi-Poisson regression with a logarithmic
 * link, fitted by iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 1989).
 *
 * @param projected per bucket, in the mean over the time after
 * @param variance of that, to first order
 */
record Rate(double projected, double variance) {
    private static final int MOST_STEPS = 50;
    private static final double SETTLED = 1e-10;

    /** Fits and projects; empty where the fit does not settle. */
    static Optional<Rate> of(double[] values, int before, double least, double inflation) {
        double mean = 0;
        for (int i = 0; i < before; i++) {
            mean += values[i] / before;
        }
        if (!(mean > 0)) {
            return Optional.empty();
        }
        var fit = new Fit(values, before, Math.log(mean));
        return fit.settles() ? Optional.of(fit.project(values.length - before, least, inflation)) : Optional.empty();
    }

    /** The fit of exp(a + b t), with the information matrix of a and b. */
    private static final class Fit {
        private final double[] values;
        private final int before;
        private double a;
        private double b;
        private double aa;
        private double ab;
        private double bb;

        Fit(double[] values, int before, double a) {
            this.values = values;
            this.before = before;
            this.a = a;
        }

        boolean settles() {
            for (int i = 0; i < MOST_STEPS; i++) {
                double step = step();
                if (!Double.isFinite(step)) {
                    return false;
                }
                if (step < SETTLED) {
                    return true;
                }
            }
            return false;
        }

        /** One step of Newton's, which is that of the reweighting; returns how far it went. */
        private double step() {
            double ga = 0;
            double gb = 0;
            aa = 0;
            ab = 0;
            bb = 0;
            for (int i = 0; i < before; i++) {
                double t = time(i);
                double mu = Math.exp(a + b * t);
                ga += values[i] - mu;
                gb += (values[i] - mu) * t;
                aa += mu;
                ab += mu * t;
                bb += mu * t * t;
            }
            double determinant = aa * bb - ab * ab;
            double da = (bb * ga - ab * gb) / determinant;
            double db = (aa * gb - ab * ga) / determinant;
            a += da;
            b += db;
            return Math.abs(da) + before * Math.abs(db);
        }

        Rate project(int after, double least, double inflation) {
            double mean = 0;
            double byA = 0;
            double byB = 0;
            for (int i = before; i < before + after; i++) {
                double mu = Math.exp(a + b * time(i)) / after;
                mean += mu;
                byA += mu;
                byB += mu * time(i);
            }
            double determinant = aa * bb - ab * ab;
            double quadratic = (byA * byA * bb - 2 * byA * byB * ab + byB * byB * aa) / determinant;
            return new Rate(mean, quadratic * dispersion(least) * inflation);
        }

        /** Pearson's, by how much more the values scatter than independent arrivals would. */
        private double dispersion(double least) {
            double sum = 0;
            for (int i = 0; i < before; i++) {
                double mu = Math.exp(a + b * time(i));
                double residual = values[i] - mu;
                sum += Math.max(least, residual * residual) / mu;
            }
            return sum / (before - 2);
        }

        private double time(int bucket) {
            return bucket - before + 0.5;
        }
    }
}
