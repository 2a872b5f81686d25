package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;

/**
 * The values that layers hand on. A layer has no sign of its own in a graph; but between two matrix products there is a place where the
 * fewest values are in flight, and where those are no more than in the stretches before and after, a layer ends.
 */
final class HandedOn {
    private final List<Operator> operators;
    /** How many values are in flight after each operator. */
    private final int[] inFlight;

    private HandedOn(OperatorGraph graph) {
        operators = graph.operators();
        inFlight = new int[operators.size()];
        for (Operator operator : operators) {
            operator.outputs().forEach(value -> fly(graph, operator.index(), value));
        }
        for (int i = 1; i < inFlight.length; i++) {
            inFlight[i] += inFlight[i - 1];
        }
    }

    /** Notes where a value begins and ends to be in flight. */
    private void fly(OperatorGraph graph, int from, String value) {
        int to = graph.lastUser(value).orElse(from);
        if (to > from) {
            inFlight[from]++;
            inFlight[to]--;
        }
    }

    /**
     * The values made last before each end of a layer.
     *
     * @param product true for an operator that multiplies matrices
     */
    static SequencedSet<String> in(OperatorGraph graph, Predicate<Operator> product) {
        HandedOn search = new HandedOn(graph);
        List<Integer> narrowest = search.narrowest(product);
        SequencedSet<String> values = new LinkedHashSet<>();
        for (int i = 0; i < narrowest.size(); i++) {
            int here = search.inFlight[narrowest.get(i)];
            boolean before = here <= (i == 0 ? search.beforeFirst(product) : search.inFlight[narrowest.get(i - 1)]);
            boolean after = i == narrowest.size() - 1 || here <= search.inFlight[narrowest.get(i + 1)];
            if (before && after) {
                values.addAll(search.operators.get(narrowest.get(i)).outputs());
            }
        }
        return values;
    }

    /** How many values are in flight where the first product begins; no limit where it takes the model's input. */
    private int beforeFirst(Predicate<Operator> product) {
        int first = operators.stream()
                .filter(product)
                .mapToInt(Operator::index)
                .findFirst()
                .orElse(0);
        return first == 0 || inFlight[first - 1] == 0 ? Integer.MAX_VALUE : inFlight[first - 1];
    }

    /** Of each stretch between two products, the last operator after which the fewest values are in flight. */
    private List<Integer> narrowest(Predicate<Operator> product) {
        List<Integer> found = new ArrayList<>();
        int best = -1;
        for (Operator operator : operators) {
            boolean begins = product.test(operator);
            if (begins && best >= 0) {
                found.add(best);
            }
            if (begins || best >= 0 && inFlight[operator.index()] <= inFlight[best]) {
                best = operator.index();
            }
        }
        return found;
    }
}
