package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Unrolling;
import dev.reckoner.runtime.worker.proto.Model;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models that a worker has opened, the last few of them. */
final class WorkerModels {
    private static final int KEPT = 8;

    /** Of the heap, on which each has a copy of its file. */
    private static final int SHARE = 3;

    private @Nullable OnnxModel lastUnrolled;
    private final SequencedMap<String, OnnxModel> opened = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Opens a model, and sees that it is the one that was meant.
     *
     * @throws ModelException as {@link OnnxModel#open}, and RT-MODEL-CHANGED for another file
     */
    OnnxModel open(Model message) throws ModelException {
        OnnxModel model = opened.get(message.getIdentity());
        if (model == null || !isUnchanged(model)) {
            model = OnnxModel.open(Path.of(message.getPath()));
            require(model.sha256().equals(message.getSha256()), "The model file was changed while it was in use.");
            require(
                    model.identity().equals(message.getIdentity()),
                    "The model's weights in other files were changed while it was in use.");
            keep(message.getIdentity(), model);
        }
        OnnxModel whole = message.hasUnrolling() ? unrolled(model, message.getUnrolling()) : model;
        var edit = EditMessages.read(message);
        return edit.isPresent() ? whole.edited(edit.get()) : whole;
    }

    /** The last one is kept, since a trace asks for parts of the same one after the other. */
    private OnnxModel unrolled(OnnxModel model, dev.reckoner.runtime.worker.proto.Unrolling message)
            throws ModelException {
        Unrolling unrolling = new Unrolling(new TreeMap<>(message.getCountsMap()), message.getProbing());
        OnnxModel last = lastUnrolled;
        if (last != null
                && last.origin() instanceof OnnxModel.Origin.Unrolled origin
                && origin.source() == model
                && origin.unrolling().equals(unrolling)) {
            return last;
        }
        OnnxModel made = model.unrolled(unrolling);
        lastUnrolled = made;
        return made;
    }

    private static void require(boolean holds, String otherwise) throws ModelException {
        if (!holds) {
            throw new ModelException(ModelException.CHANGED, otherwise);
        }
    }

    private static boolean isUnchanged(OnnxModel model) {
        try {
            model.requireUnchanged();
            return true;
        } catch (ModelException changed) {
            return false;
        }
    }

    private void keep(String identity, OnnxModel model) {
        opened.put(identity, model);
        while (opened.size() > 1
                && (opened.size() > KEPT || heap() > Runtime.getRuntime().maxMemory() / SHARE)) {
            opened.pollFirstEntry();
        }
    }

    private long heap() {
        return opened.values().stream()
                .mapToLong(model -> model.proto().getSerializedSize())
                .sum();
    }
}
