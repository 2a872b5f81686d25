package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.Optional;

/** Types of values as a model declares them. */
public final class ValueTypes {
    private ValueTypes() {}

    /** The type of a value, a tensor's with its shape; empty for an empty sequence or optional, which do not say of what. */
    public static Optional<TypeProto> of(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> Optional.of(tensor(tensor, true));
            case TensorSequence sequence ->
                sequence.tensors().stream()
                        .findFirst()
                        .map(first -> TypeProto.newBuilder()
                                .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(tensor(first, false)))
                                .build());
            case OptionalValue optional ->
                optional.value()
                        .flatMap(ValueTypes::of)
                        .map(held -> TypeProto.newBuilder()
                                .setOptionalType(TypeProto.Optional.newBuilder().setElemType(held))
                                .build());
        };
    }

    /** The elements of a sequence may be of different shapes. */
    private static TypeProto tensor(Tensor tensor, boolean shaped) {
        TypeProto.Tensor.Builder type =
                TypeProto.Tensor.newBuilder().setElemType(tensor.type().number());
        if (shaped) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            tensor.dims()
                    .forEach(size ->
                            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
            type.setShape(shape);
        }
        return TypeProto.newBuilder().setTensorType(type).build();
    }
}
