package dev.reckoner.ui.chart;

import dev.reckoner.runtime.localise.OperatorError;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which operators matter to whoever looks for the guilty one: those around it, those above their bounds after it, and both
 * ends of the model.
 */
final class OperatorWeight {
    private static final double NEAR = 1;
    private static final double CONSEQUENCE = 1.5;
    private static final double END = 2;

    private final List<OperatorError> operators;
    private final double[] rank;

    private OperatorWeight(List<OperatorError> operators) {
        this.operators = operators;
        rank = new double[operators.size()];
        Arrays.fill(rank, Double.MAX_VALUE);
    }

    /**
     * Places in the list, what matters most first.
     *
     * @param centre place of the guilty operator
     */
    static List<Integer> order(List<OperatorError> operators, int centre) {
        var weight = new OperatorWeight(operators);
        weight.rank(NEAR, places(operators).sorted(Comparator.comparingInt(place -> distance(place, centre))));
        weight.rank(
                CONSEQUENCE,
                places(operators)
                        .filter(place -> place > centre && operators.get(place).multiple() > 1));
        weight.rank(END, places(operators));
        weight.rank(END, places(operators).sorted(Comparator.reverseOrder()));
        return places(operators)
                .sorted(Comparator.comparingDouble(place -> weight.rank[place]))
                .toList();
    }

    /** A place takes the best rank that it has along any way of looking. */
    private void rank(double step, Stream<Integer> places) {
        double next = step;
        for (int place : places.toList()) {
            if (computes(operators.get(place))) {
                rank[place] = Math.min(rank[place], next);
                next += step;
            }
        }
    }

    /** What only moves values about must be bit exact and cannot round. */
    private static boolean computes(OperatorError operator) {
        return operator.localError() > 0 || operator.bound() > 0;
    }

    /** What comes after counts as nearer than what comes before: it shows where the error goes. */
    private static int distance(int place, int centre) {
        return place > centre ? 2 * (place - centre) - 1 : 3 * (centre - place);
    }

    private static Stream<Integer> places(List<OperatorError> operators) {
        return IntStream.range(0, operators.size()).boxed();
    }
}
