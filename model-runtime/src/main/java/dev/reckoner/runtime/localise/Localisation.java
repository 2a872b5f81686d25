package dev.reckoner.runtime.localise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which operator a divergence begins with.
 *
 * @param operators every operator that could be checked, in the order of the graph; empty where only final outputs are known
 * @param guilty index in the graph of the first whose local error exceeds its bound
 * @param unchecked how many operators could not be checked because the trace lacks a value or there is no bound
 * @param sentence what can and what cannot be said
 */
public record Localisation(List<OperatorError> operators, OptionalInt guilty, int unchecked, String sentence) {
    public Localisation {
        operators = List.copyOf(operators);
    }

    /** The operator that {@link #guilty} names. */
    public Optional<OperatorError> guiltyOperator() {
        return guilty.isEmpty()
                ? Optional.empty()
                : operators.stream()
                        .filter(each -> each.index() == guilty.getAsInt())
                        .findFirst();
    }
}
