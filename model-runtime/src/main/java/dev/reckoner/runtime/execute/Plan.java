package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.Bridge;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How the inputs of one run reach the model: handed over, or made part of an edited model because the Java interface of ONNX
 * Runtime cannot carry them.
 *
 * @param model the model as it was given
 * @param fed inputs to hand over
 * @param embedded inputs to make part of the model
 */
record Plan(OnnxModel model, SequencedMap<String, Tensor> fed, SequencedMap<String, OnnxValue> embedded) {
    private static final Set<ElementType> FEEDABLE = EnumSet.of(
            ElementType.FLOAT,
            ElementType.DOUBLE,
            ElementType.INT8,
            ElementType.UINT8,
            ElementType.INT16,
            ElementType.INT32,
            ElementType.INT64,
            ElementType.BOOL,
            ElementType.FLOAT16,
            ElementType.BFLOAT16);

    /** Sorts the inputs and checks that they are those of the model. Shapes are left to the runtime. */
    static Plan of(OnnxModel model, SequencedMap<String, OnnxValue> inputs) throws ExecutionException {
        Plan plan = new Plan(model, new LinkedHashMap<>(), new LinkedHashMap<>());
        for (ValueInfo wanted : model.inputs()) {
            OnnxValue value = inputs.get(wanted.name());
            if (value == null) {
                throw new ExecutionException(Code.INPUT_MISMATCH, "The input '" + wanted.name() + "' is missing.");
            }
            plan.add(wanted, value);
        }
        if (inputs.size() > model.inputs().size()) {
            plan.addDefaulted(inputs);
        }
        return plan;
    }

    private void add(ValueInfo wanted, OnnxValue value) throws ExecutionException {
        check(wanted, value);
        if (wanted.kind() == ValueInfo.Kind.TENSOR && value instanceof Tensor tensor && isFeedable(tensor)) {
            fed.put(wanted.name(), tensor);
        } else {
            embedded.put(wanted.name(), value);
        }
    }

    private static boolean isFeedable(Tensor tensor) {
        return FEEDABLE.contains(tensor.type()) || Strings.isFeedable(tensor);
    }

    private static void check(ValueInfo wanted, OnnxValue value) throws ExecutionException {
        InputKinds.check(wanted, value);
        Optional<ElementType> type = wanted.elementType();
        if (type.isPresent() && value instanceof Tensor tensor && type.get() != tensor.type()) {
            throw new ExecutionException(
                    Code.INPUT_MISMATCH,
                    "The input '" + wanted.name() + "' takes " + wanted.description() + ", not " + tensor + ".");
        }
    }

    /** Inputs beyond the required ones replace defaults, which the Java interface cannot do. */
    private void addDefaulted(SequencedMap<String, OnnxValue> inputs) throws ExecutionException {
        for (var entry : inputs.entrySet()) {
            if (fed.containsKey(entry.getKey()) || embedded.containsKey(entry.getKey())) {
                continue;
            }
            ValueInfo wanted = model.defaultedInputs().stream()
                    .filter(input -> input.name().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new ExecutionException(
                            Code.INPUT_MISMATCH, "The model has no input '" + entry.getKey() + "'."));
            check(wanted, entry.getValue());
            embedded.put(wanted.name(), entry.getValue());
        }
    }

    /** True if the model can be used as it is. */
    boolean isPlain() {
        return embedded.isEmpty() && model.outputs().stream().allMatch(Plan::isReadable);
    }

    /** The edited model. */
    ModelProto bridged() {
        Bridge bridge = new Bridge(model);
        embedded.forEach(bridge::embed);
        for (int i = 0; i < model.outputs().size(); i++) {
            ValueInfo output = model.outputs().get(i);
            if (isReadable(output)) {
                continue;
            }
            switch (output.kind()) {
                case TENSOR -> bridge.widen(output.name(), readableType(output).orElseThrow());
                case SEQUENCE ->
                    bridge.widenElements(
                            output.name(),
                            output.elementType().orElseThrow(),
                            readableType(output).orElseThrow());
                default ->
                    bridge.unpack(
                            output.name(), model.proto().getGraph().getOutput(i).getType());
            }
        }
        return bridge.build();
    }

    /** What tells sessions of the same model apart: the values that became part of it. */
    List<String> shape() {
        List<String> shape = new ArrayList<>();
        embedded.forEach((name, value) -> shape.add(name + "=" + InputKinds.identity(value)));
        return shape;
    }

    /** True if the runtime gives the output as it is. */
    static boolean isReadable(ValueInfo output) {
        return output.kind() != ValueInfo.Kind.OPTIONAL && readableType(output).isEmpty();
    }

    /** A readable type that holds every value of an element type that is not. */
    private static Optional<ElementType> readableType(ValueInfo output) {
        return switch (output.kind()) {
            case TENSOR -> output.elementType().flatMap(Plan::readableInTensor);
            case SEQUENCE -> output.elementType().flatMap(Plan::readableInSequence);
            default -> Optional.empty();
        };
    }

    private static Optional<ElementType> readableInTensor(ElementType type) {
        return switch (type) {
            case INT4, INT2 -> Optional.of(ElementType.INT8);
            case UINT4, UINT2 -> Optional.of(ElementType.UINT8);
            case FLOAT4E2M1, FLOAT8E8M0 -> Optional.of(ElementType.FLOAT);
            default -> Optional.empty();
        };
    }

    private static Optional<ElementType> readableInSequence(ElementType type) {
        return switch (type) {
            case FLOAT, DOUBLE, INT64, STRING, COMPLEX64, COMPLEX128 -> Optional.empty();
            default -> Optional.of(type.isFloatingPoint() ? ElementType.FLOAT : ElementType.INT64);
        };
    }
}
