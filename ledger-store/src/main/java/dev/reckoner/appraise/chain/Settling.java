package dev.reckoner.appraise.chain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What all words about one settlement come to.
 *
 * @param standing what they come to
 * @param by the word that it rests on; empty where there is none
 */
public record Settling<T extends Settled>(Standing standing, Optional<T> by) {
    /** From the best to the least. */
    public enum Standing {
        /** A contract that is believed did it. */
        SETTLED,
        /** It was tried, and the transaction failed. */
        REVERTED,
        /** Only a contract that nobody vouches for did it. */
        ELSEWHERE,
        /** It was asked for; what became of it is not told. */
        ASKED,
        /** Nothing tells of it. */
        NOWHERE
    }

    /**
     * Weighs the words.
     *
     * @param believed contracts whose word counts
     */
    public static <T extends Settled> Settling<T> of(List<T> words, Predicate<Told> believed) {
        Optional<T> done = first(words, told -> told.outcome() == Told.Outcome.DONE && believed.test(told));
        if (done.isPresent()) {
            return new Settling<>(Standing.SETTLED, done);
        }
        Optional<T> reverted = first(words, told -> told.outcome() == Told.Outcome.REVERTED && believed.test(told));
        if (reverted.isPresent()) {
            return new Settling<>(Standing.REVERTED, reverted);
        }
        Optional<T> elsewhere = first(words, told -> told.outcome() == Told.Outcome.DONE);
        if (elsewhere.isPresent()) {
            return new Settling<>(Standing.ELSEWHERE, elsewhere);
        }
        Optional<T> asked = first(words, told -> told.outcome() == Told.Outcome.UNTOLD);
        return new Settling<>(asked.isPresent() ? Standing.ASKED : Standing.NOWHERE, asked);
    }

    private static <T extends Settled> Optional<T> first(List<T> words, Predicate<Told> which) {
        return words.stream().filter(word -> which.test(word.told())).findFirst();
    }

    /** For people. */
    public String words() {
        String where = by.map(word -> word.told().words()).orElse("");
        return switch (standing) {
            case SETTLED -> "settled on the chain, " + where;
            case REVERTED -> "the transaction that was to settle it failed, " + where;
            case ELSEWHERE -> "settled by a contract that is no known relay, " + where;
            case ASKED -> "a transaction asks for its settlement, and whether it succeeded is not told, " + where;
            case NOWHERE -> "nothing in the case shows it on the chain";
        };
    }
}
