package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.Optional;

/** Weights of a model by name. */
final class Weights {
    private Weights() {}

    /** The weight; empty where there is none of that name in the file itself. */
    static Optional<Tensor> of(OnnxModel model, String name) {
        return model.proto().getGraph().getInitializerList().stream()
                .filter(weight -> weight.getName().equals(name))
                .findFirst()
                .flatMap(Weights::read);
    }

    private static Optional<Tensor> read(TensorProto weight) {
        try {
            return Optional.of(TensorProtos.of(weight));
        } catch (TensorFormatException elsewhere) {
            return Optional.empty();
        }
    }
}
