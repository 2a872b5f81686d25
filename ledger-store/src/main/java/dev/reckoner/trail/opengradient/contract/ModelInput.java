package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.trail.TrailFormatException;
import java.util.List;

/**
 * The tensors that a model was given. Source: OpenGradient-SDK {@code src/opengradient/abi/inference.abi}.
 *
 * @param numbers tensors of numbers
 * @param strings tensors of texts, which have no shape
 */
public record ModelInput(List<NumberTensor> numbers, List<StringTensor> strings) {
    static final String TYPE = "((string,(int128,int128)[],uint32[])[],(string,string[])[])";

    public ModelInput {
        numbers = List.copyOf(numbers);
        strings = List.copyOf(strings);
    }

    /**
     * A tensor of numbers.
     *
     * @param values in row-major order
     * @param shape {@code uint32} each; nothing on chain holds it to the number of values
     */
    public record NumberTensor(String name, List<FixedPoint> values, List<Long> shape) {
        public NumberTensor {
            values = List.copyOf(values);
            shape = List.copyOf(shape);
        }

        static NumberTensor read(AbiReader from) throws TrailFormatException {
            return from.tuple(
                    3,
                    tensor -> new NumberTensor(
                            tensor.text(),
                            tensor.list(2, FixedPoint::read),
                            tensor.list(1, size -> size.unsigned(32).longValueExact())));
        }
    }

    /** A tensor of texts. */
    public record StringTensor(String name, List<String> values) {
        public StringTensor {
            values = List.copyOf(values);
        }

        static StringTensor read(AbiReader from) throws TrailFormatException {
            return from.tuple(2, tensor -> new StringTensor(tensor.text(), tensor.list(1, AbiReader::text)));
        }
    }

    static ModelInput read(AbiReader from) throws TrailFormatException {
        return from.tuple(
                2, input -> new ModelInput(input.list(1, NumberTensor::read), input.list(1, StringTensor::read)));
    }
}
