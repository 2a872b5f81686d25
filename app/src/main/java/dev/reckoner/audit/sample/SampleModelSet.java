package dev.reckoner.audit.sample;

import dev.reckoner.audit.sample.SamplePlan.ServedModel;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The sample's model files: the two published ones, and the fp32 one with one altered weight tensor.
 *
 * @param models by what they are
 * @param paths likewise
 */
record SampleModelSet(Map<ServedModel, OnnxModel> models, Map<ServedModel, Path> paths) {
    static final String FP32 = "all-MiniLM-L6-v2.onnx";
    static final String INT8 = "all-MiniLM-L6-v2-int8.onnx";
    private static final String ALTERED = "tessel-01-model.onnx";

    /** The tensor that is altered, a bias of the fourth encoder layer, and by which factor. */
    private static final String ALTERED_TENSOR = "encoder.layer.3.output.dense.bias";

    private static final float ALTERED_BY = 1.5f;

    static SampleModelSet prepare(Path published, Path folder) throws IOException {
        var fp32 = copy(published.resolve(FP32), folder.resolve(FP32));
        var int8 = copy(published.resolve(INT8), folder.resolve(INT8));
        var altered = folder.resolve(ALTERED);
        try {
            var original = OnnxModel.open(fp32);
            AlteredModel.write(original, ALTERED_TENSOR, ALTERED_BY, altered);
            return new SampleModelSet(
                    Map.of(
                            ServedModel.FP32, original,
                            ServedModel.INT8, OnnxModel.open(int8),
                            ServedModel.ALTERED, OnnxModel.open(altered)),
                    Map.of(ServedModel.FP32, fp32, ServedModel.INT8, int8, ServedModel.ALTERED, altered));
        } catch (ModelException e) {
            throw new IOException("The sample's model cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.copy(from, to);
        }
        return to;
    }
}
