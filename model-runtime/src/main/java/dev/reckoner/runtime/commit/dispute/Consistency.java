package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Whether what is claimed of a part of the model may have come of the claimed inputs. It is asked about values that were recomputed
 * from the proposer's own inputs, never about values of two runs: that two runs differ says nothing about where they began to.
 */
@FunctionalInterface
public interface Consistency {
    /** Equal in every bit: for two machines that compute alike. */
    Consistency EXACT = seen -> {
        List<String> differing = seen.differing();
        return differing.isEmpty()
                ? Finding.SAME
                : new Finding(Finding.Kind.CONTRADICTS, Double.POSITIVE_INFINITY, differing);
    };

    /**
     * Looks at a part.
     *
     * @throws CommitException if a weight of it cannot be read
     */
    Finding look(Seen seen) throws CommitException;

    /**
     * What a part of the model gives, and what is said that it gave.
     *
     * @param part the operators; a single one where a bound for it can decide
     * @param inputs what the proposer says went into them, model inputs included and weights not
     * @param recomputed what comes of the inputs here, of the values that later operators use or the model gives
     * @param claimed what the proposer says of the same values
     */
    record Seen(
            Interval part,
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, OnnxValue> recomputed,
            SequencedMap<String, OnnxValue> claimed) {
        public Seen {
            inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
            recomputed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(recomputed));
            claimed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(claimed));
        }

        /** Names of the values that are not claimed as they come out here, bit for bit. */
        List<String> differing() {
            List<String> differing = new ArrayList<>();
            claimed.forEach((name, value) -> {
                if (!value.equals(recomputed.get(name))) {
                    differing.add(name);
                }
            });
            return differing;
        }
    }

    /**
     * What is to be said of a part.
     *
     * @param kind what
     * @param suspicion how far it is off, on a scale on which parts of one walk can be compared; 0 for one that gives what is claimed
     * @param values names of the values of which it is said
     */
    record Finding(Kind kind, double suspicion, List<String> values) {
        static final Finding SAME = new Finding(Kind.FOLLOWS, 0, List.of());

        public Finding {
            values = List.copyOf(values);
        }

        /** What a part comes to. */
        public enum Kind {
            /** It gives what is claimed, bit for bit, or a single operator does within what rounding explains. */
            FOLLOWS,
            /** It differs, and only the operators in it one by one can tell whether an honest machine may. */
            DIFFERS,
            /** A single operator that differs by more than honest machines usually do, and nothing bounds it. */
            UNDECIDED,
            /** No honest machine gives what is claimed. */
            CONTRADICTS
        }
    }
}
