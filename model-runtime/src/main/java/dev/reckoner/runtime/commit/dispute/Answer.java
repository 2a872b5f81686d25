package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.Opening;
import java.util.List;
import java.util.Optional;

/**
 * The proposer shows values of the trace.
 *
 * @param root root of the trace
 * @param round the round of the question
 * @param openings in the order asked; empty in the place of one whose value cannot be read
 */
public record Answer(Hash root, int round, List<Optional<Opening>> openings) {
    public Answer {
        openings = List.copyOf(openings);
    }

    /** An answer to the question. */
    static Answer to(Question question, List<Opening> openings) {
        return new Answer(
                question.root(),
                question.round(),
                openings.stream().map(Optional::of).toList());
    }
}
