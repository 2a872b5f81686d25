package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.OpeningFault;
import java.util.List;

/** How a walk ends. */
public sealed interface DisputeOutcome {
    /** How many rounds it took. */
    int rounds();

    /** One sentence. */
    String sentence();

    /**
     * No part of what was looked at contradicts the proposer's own inputs: the trace stands. Where a tolerance allows each part a
     * little, that a longer run of operators goes further is not held against anybody.
     *
     * @param within the operators in which no part was found
     */
    record Stands(int rounds, Interval within) implements DisputeOutcome {
        @Override
        public String sentence() {
            return rounds == 1
                    ? "Every part of the trace follows from its own inputs."
                    : "Operators " + within.from() + " to " + (within.to() - 1)
                            + " do not follow as a whole, but each part of them follows from its own inputs within the"
                            + " tolerance.";
        }
    }

    /**
     * One operator does not follow from the proposer's own inputs.
     *
     * @param operator its place in the graph
     * @param type such as {@code MatMul}
     * @param name as in the file; where it has none, that of its first output
     * @param values the values of it that were claimed and are not what it gives
     */
    record Found(int rounds, int operator, String type, String name, List<String> values) implements DisputeOutcome {
        public Found {
            values = List.copyOf(values);
        }

        @Override
        public String sentence() {
            return "Operator " + operator + ", " + type + " " + name
                    + ", does not give the claimed value from the claimed inputs: " + String.join(", ", values) + ".";
        }
    }

    /**
     * The proposer did not show what was committed to, and loses by that.
     *
     * @param value the value that was asked for
     * @param fault what is wrong with what was shown
     */
    record Forfeited(int rounds, String value, OpeningFault fault) implements DisputeOutcome {
        @Override
        public String sentence() {
            return "The value " + value + " " + fault.predicate() + ".";
        }
    }

    /**
     * The trace ends in another answer than was claimed.
     *
     * @param output the model's output
     */
    record OtherAnswer(int rounds, String output) implements DisputeOutcome {
        @Override
        public String sentence() {
            return "The output " + output + " of the trace is not the one that was claimed.";
        }
    }
}
