package dev.reckoner.runtime.localise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which operator a divergence begins with.
 *
 * @param operators every operator of the main graph, in the order of the graph, INCONCLUSIVE those that could not be checked;
 *     empty where only final outputs are known
 * @param guilty index in the graph of the first whose local error exceeds its bound
 * @param unchecked how many operators could not be checked because the trace lacks a value or there is no bound
 * @param sentence what can and what cannot be said
 * @param suspicion operators among which the divergence may begin that could not be checked one by one, where they together
 *     differ by more than the default tolerance of their result's type
 * @param contradictions where the trace is not that of the claim
 * @param inside the operator in the guilty one, where that is found
 * @param firstLook what a first look at the largest products came to, where one was taken; it decides nothing
 */
public record Localisation(
        List<OperatorError> operators,
        OptionalInt guilty,
        int unchecked,
        String sentence,
        Optional<Stretch> suspicion,
        List<Contradiction> contradictions,
        Optional<Inside> inside,
        Optional<FirstLookResult> firstLook) {
    public Localisation {
        operators = List.copyOf(operators);
        // Records of earlier versions have none of these.
        suspicion = Objects.requireNonNullElse(suspicion, Optional.empty());
        contradictions = List.copyOf(Objects.requireNonNullElse(contradictions, List.of()));
        inside = Objects.requireNonNullElse(inside, Optional.empty());
        firstLook = Objects.requireNonNullElse(firstLook, Optional.empty());
    }

    /** One without a first look. */
    public Localisation(
            List<OperatorError> operators,
            OptionalInt guilty,
            int unchecked,
            String sentence,
            Optional<Stretch> suspicion,
            List<Contradiction> contradictions,
            Optional<Inside> inside) {
        this(operators, guilty, unchecked, sentence, suspicion, contradictions, inside, Optional.empty());
    }

    /** One without what was found beside the operators. */
    public Localisation(List<OperatorError> operators, OptionalInt guilty, int unchecked, String sentence) {
        this(operators, guilty, unchecked, sentence, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same after a first look at the products. */
    public Localisation after(FirstLookResult look) {
        return new Localisation(
                operators, guilty, unchecked, sentence, suspicion, contradictions, inside, Optional.of(look));
    }

    /**
     * What can be said where the claim gives only its final outputs: nothing of single operators.
     *
     * @param hypothesis what was found by trying what may have been run instead, in a sentence
     */
    public static Localisation withoutTrace(Optional<String> hypothesis) {
        String plain =
                "The claim gives only its final outputs. They show that something differs, but not with which operator"
                        + " it began: for that the values in between are needed.";
        return new Localisation(
                List.of(),
                OptionalInt.empty(),
                0,
                hypothesis.map(found -> plain + " " + found).orElse(plain));
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
