package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.ModelProto;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Operators {@code com.microsoft.EPContext}, which hold code compiled for one device, or the name of a file of it. Nothing
 * checks such code before it runs, so a model that has one is not run.
 */
public final class CompiledParts {
    private CompiledParts() {}

    /** True if there is one anywhere in the model. */
    public static boolean isIn(ModelProto model) {
        var found = new AtomicBoolean();
        ModelParts.nodes(model, node -> {
            if (node.getOpType().equals("EPContext")) {
                found.set(true);
            }
        });
        return found.get();
    }
}
