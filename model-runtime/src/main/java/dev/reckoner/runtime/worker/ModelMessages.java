package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.worker.proto.Model;
import java.io.IOException;

/** Models as messages: the file and its digest, and how it is seen. */
final class ModelMessages {
    private ModelMessages() {}

    /** Reads the external data of the model when it is first asked for it; fails where they are missing or changed. */
    static Model write(OnnxModel model, ModelFiles files) throws IOException, ExecutionException {
        return builder(model, files).build();
    }

    private static Model.Builder builder(OnnxModel model, ModelFiles files) throws IOException, ExecutionException {
        return switch (model.origin()) {
            case OnnxModel.Origin.File file -> file(model, file, files);
            case OnnxModel.Origin.Unrolled unrolled ->
                builder(unrolled.source(), files)
                        .setUnrolling(dev.reckoner.runtime.worker.proto.Unrolling.newBuilder()
                                .putAllCounts(unrolled.unrolling().counts())
                                .setProbing(unrolled.unrolling().probing()));
            case OnnxModel.Origin.Edited edited -> {
                Model.Builder message = builder(edited.source(), files);
                EditMessages.write(edited.edit(), message);
                yield message;
            }
        };
    }

    private static Model.Builder file(OnnxModel model, OnnxModel.Origin.File origin, ModelFiles files)
            throws IOException, ExecutionException {
        try {
            return Model.newBuilder()
                    .setPath(files.of(model, origin).toString())
                    .setSha256(model.sha256())
                    .setIdentity(model.identity());
        } catch (ModelException e) {
            throw ExecutionException.of(e);
        }
    }
}
