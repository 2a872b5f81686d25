package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Types of values in words, written as ONNX's own documents do. Nesting is bounded by the limit on reading messages. */
final class TypeText {
    private TypeText() {}

    static ValueInfo.Kind kind(TypeProto type) {
        return switch (type.getValueCase()) {
            case TENSOR_TYPE -> ValueInfo.Kind.TENSOR;
            case SPARSE_TENSOR_TYPE -> ValueInfo.Kind.SPARSE_TENSOR;
            case SEQUENCE_TYPE -> ValueInfo.Kind.SEQUENCE;
            case MAP_TYPE -> ValueInfo.Kind.MAP;
            case OPTIONAL_TYPE -> ValueInfo.Kind.OPTIONAL;
            case OPAQUE_TYPE, VALUE_NOT_SET -> ValueInfo.Kind.UNKNOWN;
        };
    }

    static String describe(TypeProto type) {
        return switch (type.getValueCase()) {
            case TENSOR_TYPE -> "tensor(" + name(type.getTensorType().getElemType()) + ")" + shapeText(type);
            case SPARSE_TENSOR_TYPE ->
                "sparse_tensor(" + name(type.getSparseTensorType().getElemType()) + ")" + shapeText(type);
            case SEQUENCE_TYPE -> "seq(" + describe(type.getSequenceType().getElemType()) + ")";
            case OPTIONAL_TYPE -> "optional(" + describe(type.getOptionalType().getElemType()) + ")";
            case MAP_TYPE ->
                "map(" + name(type.getMapType().getKeyType()) + ", "
                        + describe(type.getMapType().getValueType()) + ")";
            case OPAQUE_TYPE -> "opaque";
            case VALUE_NOT_SET -> "unknown";
        };
    }

    static Optional<ElementType> elementType(TypeProto type) {
        return switch (type.getValueCase()) {
            case TENSOR_TYPE -> ElementType.ofNumber(type.getTensorType().getElemType());
            case SPARSE_TENSOR_TYPE ->
                ElementType.ofNumber(type.getSparseTensorType().getElemType());
            case SEQUENCE_TYPE -> elementType(type.getSequenceType().getElemType());
            case OPTIONAL_TYPE -> elementType(type.getOptionalType().getElemType());
            case MAP_TYPE, OPAQUE_TYPE, VALUE_NOT_SET -> Optional.empty();
        };
    }

    static Optional<List<ValueInfo.Dimension>> shape(TypeProto type) {
        return switch (type.getValueCase()) {
            case TENSOR_TYPE ->
                Optional.of(type.getTensorType())
                        .filter(TypeProto.Tensor::hasShape)
                        .map(tensor -> dimensions(tensor.getShape()));
            case SPARSE_TENSOR_TYPE ->
                Optional.of(type.getSparseTensorType())
                        .filter(TypeProto.SparseTensor::hasShape)
                        .map(tensor -> dimensions(tensor.getShape()));
            default -> Optional.empty();
        };
    }

    private static List<ValueInfo.Dimension> dimensions(TensorShapeProto shape) {
        return shape.getDimList().stream()
                .map(dim -> new ValueInfo.Dimension(
                        dim.hasDimValue() ? OptionalLong.of(dim.getDimValue()) : OptionalLong.empty(),
                        dim.getDimParam()))
                .toList();
    }

    private static String shapeText(TypeProto type) {
        return shape(type)
                .map(dims ->
                        dims.stream().map(ValueInfo.Dimension::toString).collect(Collectors.joining(", ", "[", "]")))
                .orElse("");
    }

    private static String name(int number) {
        return ElementType.ofNumber(number)
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .orElse("type " + number);
    }
}
