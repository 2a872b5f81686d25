package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.worker.proto.Model;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models that a worker has opened, the last few of them. */
final class WorkerModels {
    /** Code for a file that is not the one that was meant. */
    static final String CHANGED = "RT-MODEL-CHANGED";

    private static final int KEPT = 4;

    private final Map<String, OnnxModel> opened = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OnnxModel> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Opens a model, and sees that it is the one that was meant.
     *
     * @throws ModelException as {@link OnnxModel#open}, and RT-MODEL-CHANGED for another file
     */
    OnnxModel open(Model message) throws ModelException {
        OnnxModel model = opened.get(message.getSha256());
        if (model == null) {
            model = OnnxModel.open(Path.of(message.getPath()));
            if (!model.sha256().equals(message.getSha256())) {
                throw new ModelException(CHANGED, "The model file was changed while it was in use.");
            }
            opened.put(message.getSha256(), model);
        }
        var edit = EditMessages.read(message);
        return edit.isPresent() ? model.edited(edit.get()) : model;
    }
}
