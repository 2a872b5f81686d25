package dev.reckoner.runtime.calibrate;

import java.util.List;

/** What a calibration does one after the other, and about how much of its time each takes: as a text encoder showed it. */
enum Stage {
    /** Every input once. */
    SIZES(0.05),
    /** Every configuration with a few inputs. */
    CONFIGURATIONS(0.2),
    /** The other inputs with the configurations that differ. */
    INPUTS(0.25),
    /** Rows alone, together and padded. */
    BATCHES(0.1),
    /** Every operator. */
    OPERATORS(0.4);

    private final double weight;

    Stage(double weight) {
        this.weight = weight;
    }

    /** How much of the work is done, where this one is so far, from 0 to 1. */
    double share(List<Stage> plan, double own) {
        double all = plan.stream().mapToDouble(stage -> stage.weight).sum();
        double before = plan.stream()
                .filter(stage -> stage.compareTo(this) < 0)
                .mapToDouble(stage -> stage.weight)
                .sum();
        return (before + weight * Math.clamp(own, 0, 1)) / all;
    }
}
