package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One question. A check is a pure function of its arguments: no clock, no network, no state. Bad evidence is a finding,
 * never an exception.
 */
public interface Check {
    /** Stable id, for example {@code signature}. */
    String id();

    /** Findings about a claim; empty where the question does not arise for it. */
    default List<Finding> appraise(Claim claim, Context context) {
        return List.of();
    }

    /** Findings about an evidence item on its own; empty where the question does not arise for it. */
    default List<Finding> appraise(Evidence evidence, Context context) {
        return List.of();
    }

    /**
     * What a check may look at.
     *
     * @param evidence the case's evidence
     * @param references what it is compared with
     * @param known what was worked out so far
     */
    record Context(CaseEvidence evidence, ReferenceValues references, Map<Object, Object> known) {
        /** One in which nothing was worked out yet. */
        public Context(CaseEvidence evidence, ReferenceValues references) {
            this(evidence, references, new ConcurrentHashMap<>());
        }

        /** The same for another subject; what was worked out for one is of no use to the next. */
        Context anew() {
            return new Context(evidence, references);
        }

        /**
         * Works out once what several checks of a subject need.
         *
         * @param what the kind of answer
         * @param about all that the answer depends on beside the evidence and the references
         */
        <T> T once(Class<T> what, Object about, Supplier<T> work) {
            var question = Map.entry(what, about);
            var before = known.get(question);
            if (before != null) {
                return what.cast(before);
            }
            T now = work.get();
            known.put(question, now);
            return now;
        }
    }
}
