package dev.reckoner.policy.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What may be typed at one place of a policy file, finished or not.
 *
 * @param line from 1
 * @param from column at which the word begins that a proposal replaces, from 1, in chars
 * @param to column behind that word
 * @param proposals those that begin like what was typed come first, then those that hold it
 */
public record Completion(int line, int from, int to, List<Proposal> proposals) {
    public Completion {
        proposals = List.copyOf(proposals);
    }

    /**
     * A proposal.
     *
     * @param word what is shown
     * @param text what is inserted
     * @param explanation a few words; may be empty
     */
    public record Proposal(String word, String text, String explanation) {
        static Proposal value(String word) {
            return new Proposal(word, word, "");
        }

        private boolean isLike(String typed) {
            return word.toLowerCase(Locale.ROOT).contains(typed);
        }

        private boolean beginsLike(String typed) {
            return word.toLowerCase(Locale.ROOT).startsWith(typed);
        }
    }

    /**
     * What may be typed there.
     *
     * @param line from 1
     * @param column from 1, in chars: 1 is before the first char of the line
     */
    public static Completion at(String text, int line, int column, Vocabulary vocabulary) {
        if (text.length() > PolicyFile.BYTES) {
            return new Completion(line, column, column, List.of());
        }
        var word = TypedWord.at(text, line, column);
        var proposals = Surroundings.of(word)
                .map(around -> Proposals.of(around, word, vocabulary))
                .orElse(List.of());
        return new Completion(line, word.from() + 1, word.to() + 1, ranked(proposals, word.typed()));
    }

    private static List<Proposal> ranked(List<Proposal> proposals, String typed) {
        String like = typed.toLowerCase(Locale.ROOT);
        var first = proposals.stream().filter(proposal -> proposal.beginsLike(like));
        var then = proposals.stream().filter(proposal -> !proposal.beginsLike(like) && proposal.isLike(like));
        return Stream.concat(first, then).toList();
    }
}
