package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.StringStringEntryProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Models with weights in other files. */
public final class ExternalModels {
    private ExternalModels() {}

    /** A tensor whose data lie in another file. */
    public static TensorProto tensor(String name, ElementType type, List<Long> dims, String location, long offset) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.number())
                .addAllDims(dims)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location))
                .addExternalData(entry("offset", Long.toString(offset)))
                .build();
    }

    /** y = x + w, with the one float w at the beginning of another file. */
    public static ModelProto addition(String location) {
        ModelProto model = SmallModels.addition(0);
        return model.toBuilder()
                .setGraph(model.getGraph().toBuilder()
                        .setInitializer(0, tensor("w", ElementType.FLOAT, List.of(1L), location, 0)))
                .build();
    }

    /** Opens a model from a file that is new each time: the former one may still be mapped. */
    public static OnnxModel open(Path folder, ModelProto model) throws IOException, ModelException {
        return OnnxModel.open(Files.write(Files.createTempFile(folder, "model", ".onnx"), model.toByteArray()));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
