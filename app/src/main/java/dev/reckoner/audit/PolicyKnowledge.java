package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import java.util.OptionalDouble;

/** What policies ask about and neither findings nor evidence tell. */
interface PolicyKnowledge {
    /** Nothing is known. */
    PolicyKnowledge NONE = new PolicyKnowledge() {
        @Override
        public OptionalDouble standing(String operator) {
            return OptionalDouble.empty();
        }

        @Override
        public boolean drawn(Digest claim) {
            return false;
        }
    };

    /** Expectation that the operator's next answer is right, from 0 to 1; empty where there is not enough evidence. */
    OptionalDouble standing(String operator);

    /** True if chance chose the claim to be run again, so that its verdict speaks for others. */
    boolean drawn(Digest claim);
}
