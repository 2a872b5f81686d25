package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.trail.TrailFormatException;
import java.util.List;

/**
 * What a model answered. Source: OpenGradient-SDK {@code src/opengradient/abi/inference.abi}.
 *
 * @param numbers tensors of numbers
 * @param strings tensors of texts
 * @param jsons named JSON texts, not parsed
 * @param simulation true if the node only estimated the call: then it is evidence of nothing
 */
public record ModelOutput(
        List<ModelInput.NumberTensor> numbers,
        List<ModelInput.StringTensor> strings,
        List<JsonScalar> jsons,
        boolean simulation) {
    static final String TYPE = "((string,(int128,int128)[],uint32[])[],(string,string[])[],(string,string)[],bool)";

    public ModelOutput {
        numbers = List.copyOf(numbers);
        strings = List.copyOf(strings);
        jsons = List.copyOf(jsons);
    }

    /** A named JSON text. */
    public record JsonScalar(String name, String value) {
        static JsonScalar read(AbiReader from) throws TrailFormatException {
            return from.tuple(2, scalar -> new JsonScalar(scalar.text(), scalar.text()));
        }
    }

    /** True if it names no tensor and no value: the answer then lies with the node, off the chain. */
    public boolean isEmpty() {
        return numbers.isEmpty() && strings.isEmpty() && jsons.isEmpty();
    }

    static ModelOutput read(AbiReader from) throws TrailFormatException {
        return from.tuple(
                4,
                output -> new ModelOutput(
                        output.list(1, ModelInput.NumberTensor::read),
                        output.list(1, ModelInput.StringTensor::read),
                        output.list(1, JsonScalar::read),
                        output.flag()));
    }
}
