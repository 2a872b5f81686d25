package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.OpeningFault;
import dev.reckoner.runtime.onnx.Operator;
import java.util.List;

/** How a walk ends. */
public sealed interface DisputeOutcome {
    /** How many rounds it took. */
    int rounds();

    /** One sentence. */
    String sentence();

    /**
     * No part of what was looked at contradicts the proposer's own inputs: the trace stands. Where a tolerance allows each operator
     * a little, that a longer run of operators goes further is not held against anybody.
     *
     * @param within the operators that were looked at last, in which no part was found
     * @param same true if every part that was looked at gave what is claimed of it, bit for bit
     */
    record Stands(int rounds, Interval within, boolean same) implements DisputeOutcome {
        @Override
        public String sentence() {
            return same
                    ? "Every part of the trace gives again what it says, bit for bit."
                    : "No part was outside the tolerance. Operators " + within.from() + " to " + (within.to() - 1)
                            + " were looked at most closely, since the others are nearer to what they give here.";
        }
    }

    /**
     * The walk ends at an operator that differs by more than honest machines usually do, and nothing bounds what it may differ by.
     *
     * @param operator its place in the graph
     * @param type such as {@code Loop}
     * @param name as in the file; where it has none, that of its first output
     * @param values the values of it that differ
     */
    record Undecided(int rounds, int operator, String type, String name, List<String> values)
            implements DisputeOutcome {
        public Undecided {
            values = List.copyOf(values);
        }

        static Undecided at(Operator operator, int rounds, List<String> values) {
            return new Undecided(rounds, operator.index(), operator.type(), operator.name(), values);
        }

        @Override
        public String sentence() {
            return "Operator " + operator + ", " + type + " " + name
                    + ", differs by more than honest machines usually do, but nothing bounds what it may differ by: "
                    + String.join(", ", values) + ". That decides nothing.";
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

        static Found at(Operator operator, int rounds, List<String> values) {
            return new Found(rounds, operator.index(), operator.type(), operator.name(), values);
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
