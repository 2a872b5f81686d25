package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the names in a model can stand in a JSON text as they are, as ONNX Runtime writes them. */
public final class PlainNames {
    private PlainNames() {}

    /** False if the name of an operator, a value, a type or a domain holds a quotation mark, a backslash or a control character. */
    public static boolean areIn(ModelProto model) {
        var plain = new AtomicBoolean(
                model.getFunctionsList().stream().map(FunctionProto::getName).allMatch(PlainNames::isPlain));
        ModelParts.nodes(model, node -> {
            if (!isPlain(node)) {
                plain.set(false);
            }
        });
        return plain.get();
    }

    private static boolean isPlain(NodeProto node) {
        return isPlain(node.getName())
                && isPlain(node.getOpType())
                && isPlain(node.getDomain())
                && node.getInputList().stream().allMatch(PlainNames::isPlain)
                && node.getOutputList().stream().allMatch(PlainNames::isPlain);
    }

    private static boolean isPlain(String name) {
        return name.chars().noneMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c));
    }
}
