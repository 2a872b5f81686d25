package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.ErrorVector;
import java.util.Optional;

/** How far honest runs were measured to differ in single values, each from the same inputs of its operator. */
public interface EmpiricalBounds {
    /** Nothing was measured. */
    EmpiricalBounds NONE = new EmpiricalBounds() {
        @Override
        public Optional<ErrorVector> threshold(String value) {
            return Optional.empty();
        }

        @Override
        public boolean covers() {
            return false;
        }
    };

    /** What a value may differ by, the safety factor included; empty where it was not measured. */
    Optional<ErrorVector> threshold(String value);

    /** True if the circumstances of the claim were among those measured, so that more than the threshold is too much. */
    boolean covers();
}
