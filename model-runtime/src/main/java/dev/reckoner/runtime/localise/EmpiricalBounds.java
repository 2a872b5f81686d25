package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.OptionalDouble;

/** How far honest runs were measured to differ in single values, each from the same inputs of its operator. */
public interface EmpiricalBounds {
    /** Nothing was measured. */
    EmpiricalBounds NONE = new EmpiricalBounds() {
        @Override
        public OptionalDouble exceedance(String value, Tensor claimed, Tensor recomputed) {
            return OptionalDouble.empty();
        }

        @Override
        public boolean covers() {
            return false;
        }
    };

    /**
     * How far a claimed value is from what its operator gives on the claimed inputs, as a multiple of what was measured, the
     * factor of safety included: within where at most 1, infinite where a difference of any size is too much.
     *
     * @param value name of the value
     * @param claimed of the type and shape of the recomputed one
     * @return empty where the value was not measured
     */
    OptionalDouble exceedance(String value, Tensor claimed, Tensor recomputed);

    /** True if the circumstances of the claim were among those measured. */
    boolean covers();
}
