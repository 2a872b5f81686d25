package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.Hash;
import java.util.List;

/**
 * The challenger asks for values of the trace.
 *
 * @param root root of the trace
 * @param round from 1
 * @param leaves indices of the leaves, ascending
 */
public record Question(Hash root, int round, List<Integer> leaves) {
    public Question {
        leaves = List.copyOf(leaves);
    }
}
