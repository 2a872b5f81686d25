package dev.reckoner.market;

import dev.reckoner.chance.DrawnChance;
import dev.reckoner.chance.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Gives interventions to other providers at random, each provider at most one and each intervention at its instant. */
final class Assignments {
    /** An assignment to a provider that could not be measured at the instant is drawn anew, so often at most. */
    private static final int MOST_TRIES = 20;

    private final List<List<Double>> effects = new ArrayList<>();
    private final int[] order;
    private final Draws draws;

    private Assignments(List<Departures.Case> cases, List<Moment> moments) {
        var providers = new TreeSet<String>();
        moments.forEach(moment -> providers.addAll(moment.studentised().keySet()));
        Draws.Seed seed = Draws.of("departures");
        cases.forEach(one -> seed.with(one.intervention().provider()).with(Double.doubleToLongBits(one.studentised())));
        draws = seed.draws();
        for (Moment moment : moments) {
            effects.add(providers.stream()
                    .map(provider -> moment.studentised().getOrDefault(provider, Double.NaN))
                    .toList());
        }
        order = new int[providers.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /** How likely as large a sum of effects is, in either direction. */
    static double of(List<Departures.Case> cases, List<Moment> moments, int number) {
        double observed = 0;
        for (Departures.Case one : cases) {
            observed += one.studentised();
        }
        var assignments = new Assignments(cases, moments);
        return DrawnChance.of(Math.abs(observed), number, assignments::draw).p();
    }

    /** Where no assignment is found, the draw counts against the observation. */
    private double draw() {
        for (int i = 0; i < MOST_TRIES; i++) {
            draws.shuffle(order);
            double sum = 0;
            for (int which = 0; which < effects.size(); which++) {
                sum += effects.get(which).get(order[which]);
            }
            if (!Double.isNaN(sum)) {
                return Math.abs(sum);
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
