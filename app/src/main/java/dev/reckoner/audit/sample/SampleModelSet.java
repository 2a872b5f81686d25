package dev.reckoner.audit.sample;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.trail.ModelReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The sample's model files: the published ones, and the fp32 one with one altered weight tensor. */
final class SampleModelSet {
    static final String FP32 = "all-MiniLM-L6-v2.onnx";
    static final String INT8 = "all-MiniLM-L6-v2-int8.onnx";
    static final String POOLING = "sentence-pooling.onnx";
    private static final String ALTERED = "tessel-01-model.onnx";

    /** The tensor that is altered, a bias of the fourth encoder layer, and by which factor. */
    private static final String ALTERED_TENSOR = "encoder.layer.3.output.dense.bias";

    private static final float ALTERED_BY = 1.5f;

    private final Map<ServedModel, OnnxModel> models = new EnumMap<>(ServedModel.class);
    private final Map<ServedModel, Path> paths = new EnumMap<>(ServedModel.class);

    private SampleModelSet() {}

    static SampleModelSet prepare(Path published, Path folder) throws IOException {
        var set = new SampleModelSet();
        try {
            set.open(ServedModel.FP32, copy(published.resolve(FP32), folder.resolve(FP32)));
            set.open(ServedModel.INT8, copy(published.resolve(INT8), folder.resolve(INT8)));
            var altered = folder.resolve(ALTERED);
            AlteredModel.write(set.model(ServedModel.FP32), ALTERED_TENSOR, ALTERED_BY, altered);
            set.open(ServedModel.ALTERED, altered);
            set.open(ServedModel.POOLING, PoolingModel.write(folder.resolve(POOLING)));
            return set;
        } catch (ModelException e) {
            throw new IOException("The sample's model cannot be read: " + e.getMessage(), e);
        }
    }

    private void open(ServedModel which, Path file) throws ModelException {
        models.put(which, OnnxModel.open(file));
        paths.put(which, file);
    }

    private static Path copy(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.copy(from, to);
        }
        return to;
    }

    OnnxModel model(ServedModel which) {
        return Objects.requireNonNull(models.get(which));
    }

    Path path(ServedModel which) {
        return Objects.requireNonNull(paths.get(which));
    }

    /** As a record names it. */
    ModelReference reference(ServedModel which) {
        var reference = which.reference();
        return new ModelReference(reference.name(), reference.version(), Optional.of(digest(which)));
    }

    Digest digest(ServedModel which) {
        return Digest.ofSha256(model(which).sha256());
    }
}
