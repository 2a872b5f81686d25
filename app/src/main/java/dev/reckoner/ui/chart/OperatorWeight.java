package dev.reckoner.ui.chart;

import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.runtime.localise.OperatorError;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which operators matter to whoever looks for the guilty one: those around it, whatever came of them, those above their bounds
 * after it, and of both ends of the model what rounds.
 */
final class OperatorWeight {
    private static final double NEAR = 1;
    private static final double ABOVE = 1.5;
    private static final double END = 2;

    private final double[] rank;

    private OperatorWeight(int operators) {
        rank = new double[operators];
        Arrays.fill(rank, Double.MAX_VALUE);
    }

    /**
     * Places in the list, what matters most first.
     *
     * @param edges which operator hands a value to which; none where that is not known: then the order of the graph tells
     * @param centre place of the guilty operator
     */
    static List<Integer> order(List<OperatorError> operators, OperatorEdges edges, int centre) {
        var weight = new OperatorWeight(operators.size());
        double[] distance = OperatorDistance.of(operators, edges, centre);
        weight.rank(
                NEAR,
                places(operators)
                        .filter(place -> isOperation(operators.get(place)))
                        .sorted(Comparator.comparingDouble(place -> distance[place])));
        weight.rank(
                ABOVE,
                places(operators)
                        .filter(place -> place > centre && operators.get(place).multiple() > 1));
        weight.rank(END, places(operators).filter(place -> differs(operators.get(place))));
        weight.rank(
                END,
                places(operators).filter(place -> differs(operators.get(place))).sorted(Comparator.reverseOrder()));
        return places(operators)
                .sorted(Comparator.comparingDouble(place -> weight.rank[place]))
                .toList();
    }

    /** A place takes the best rank that it has along any way of looking. */
    private void rank(double step, Stream<Integer> places) {
        double next = step;
        for (int place : places.toList()) {
            rank[place] = Math.min(rank[place], next);
            next += step;
        }
    }

    private static boolean isOperation(OperatorError operator) {
        return !operator.type().equals("Constant");
    }

    /** What is equal far from the guilty operator tells nothing. */
    private static boolean differs(OperatorError operator) {
        return operator.localError() > 0 || operator.bound() > 0;
    }

    private static Stream<Integer> places(List<OperatorError> operators) {
        return IntStream.range(0, operators.size()).boxed();
    }
}
