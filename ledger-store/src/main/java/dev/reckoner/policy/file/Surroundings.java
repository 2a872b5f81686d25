package dev.reckoner.policy.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where in a policy a word stands.
 *
 * @param path keys from the outermost mapping to the one in which the word stands
 * @param key the key whose value it is; empty if it is a key itself
 * @param isItem true if it is an item of a list
 * @param siblings the other keys of its mapping with their values; those that are no single values are empty
 */
record Surroundings(List<String> path, Optional<String> key, boolean isItem, Map<String, String> siblings) {
    /**
     * Found by reading the file with a stand-in for the word, as a value and as a key, with what follows it and without: as far
     * as there is no error before the word, one of these shows its place. Empty in a comment, and behind an error.
     */
    static Optional<Surroundings> of(TypedWord word) {
        String start = word.before() + StandInSearch.STAND_IN;
        String close = word.isQuoted() ? "\"" : "";
        var texts =
                List.of(start + word.after(), start + close + ": " + word.after(), start + close, start + close + ": ");
        return texts.stream()
                .map(text -> new StandInSearch().in(text))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
