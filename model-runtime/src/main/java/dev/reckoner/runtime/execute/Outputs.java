package dev.reckoner.runtime.execute;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.Bridge;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Narrowing;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a session gave back, as the values that the model declares. */
final class Outputs {
    private Outputs() {}

    static SequencedMap<String, OnnxValue> read(Plan plan, OrtSession.Result result)
            throws OrtException, ExecutionException {
        refuseWhatDoesNotFit(result);
        List<ValueInfo> declared = plan.model().outputs();
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        for (int i = 0; i < declared.size(); i++) {
            ValueInfo info = declared.get(i);
            outputs.put(info.name(), asDeclared(info, NativeValues.read(info.name(), result.get(i)), result));
        }
        return outputs;
    }

    /** A model of a few bytes can make a tensor of many gigabytes. */
    private static void refuseWhatDoesNotFit(OrtSession.Result result) throws ExecutionException {
        double bytes = 0;
        for (int i = 0; i < result.size(); i++) {
            bytes += NativeValues.size(result.get(i));
        }
        if (bytes > Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 2)) {
            throw new ExecutionException(Code.OUTPUT_UNSUPPORTED, "The outputs are too large for the memory.");
        }
    }

    private static OnnxValue asDeclared(ValueInfo info, OnnxValue value, OrtSession.Result result)
            throws OrtException, ExecutionException {
        if (info.kind() == ValueInfo.Kind.OPTIONAL) {
            return isPresent(info.name(), result) ? OptionalValue.of(value) : OptionalValue.none();
        }
        if (Plan.isReadable(info)) {
            return value;
        }
        try {
            return narrowed(value, info.elementType().orElseThrow());
        } catch (TensorFormatException e) {
            throw new ExecutionException(
                    Code.OUTPUT_UNSUPPORTED, "The output '" + info.name() + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isPresent(String output, OrtSession.Result result) throws OrtException, ExecutionException {
        String name = Bridge.presenceName(output);
        OnnxValue presence = NativeValues.read(name, result.get(name).orElseThrow());
        return presence instanceof Tensor flag && flag.doubleAt(0) != 0;
    }

    private static OnnxValue narrowed(OnnxValue value, ElementType type) throws TensorFormatException {
        if (value instanceof TensorSequence sequence) {
            List<Tensor> tensors = new ArrayList<>();
            for (Tensor tensor : sequence.tensors()) {
                tensors.add(Narrowing.narrow(tensor, type));
            }
            return new TensorSequence(tensors);
        }
        return value instanceof Tensor tensor ? Narrowing.narrow(tensor, type) : value;
    }
}
