package dev.reckoner.trail.opengradient.inference;

import dev.reckoner.trail.opengradient.contract.FixedPoint;
import dev.reckoner.trail.opengradient.contract.ModelInput;
import java.util.List;
import java.util.Optional;

/**
 * A tensor as OpenGradient writes it: decimals or texts, without an element type. Which type it has is for the model to say, so
 * the numbers are kept as they are; see {@link UntypedTensors} for their form as bytes.
 */
public sealed interface UntypedTensor {
    /** The input's or output's name in the model. */
    String name();

    /**
     * Numbers.
     *
     * @param shape outermost first; nothing holds it to the number of values
     * @param values in row-major order
     */
    record Numbers(String name, List<Long> shape, List<FixedPoint> values) implements UntypedTensor {
        public Numbers {
            shape = List.copyOf(shape);
            values = List.copyOf(values);
        }
    }

    /**
     * Texts.
     *
     * @param shape empty on the chain, whose tensors of texts have none
     * @param values in row-major order
     */
    record Texts(String name, Optional<List<Long>> shape, List<String> values) implements UntypedTensor {
        public Texts {
            shape = shape.map(List::copyOf);
            values = List.copyOf(values);
        }
    }

    /** Numbers of a contract. */
    static UntypedTensor of(ModelInput.NumberTensor tensor) {
        return new Numbers(tensor.name(), tensor.shape(), tensor.values());
    }

    /** Texts of a contract. */
    static UntypedTensor of(ModelInput.StringTensor tensor) {
        return new Texts(tensor.name(), Optional.empty(), tensor.values());
    }
}
