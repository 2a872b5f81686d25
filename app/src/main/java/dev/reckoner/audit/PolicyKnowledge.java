package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.OptionalDouble;

/** What policies ask about and neither findings nor evidence tell. */
interface PolicyKnowledge {
    /** Nothing is known. */
    PolicyKnowledge NONE = new PolicyKnowledge() {
        @Override
        public OptionalDouble standing(String operator, Instant at) {
            return OptionalDouble.empty();
        }

        @Override
        public boolean drawn(Digest claim) {
            return false;
        }
    };

    /**
     * Expectation that the operator's next answer is right, from 0 to 1, as it was then; empty where there was not enough evidence.
     *
     * @param at when the claim was made: whoever accepted it knew no more
     */
    OptionalDouble standing(String operator, Instant at);

    /** True if chance chose the claim to be run again, so that its verdict speaks for others. */
    boolean drawn(Digest claim);
}
