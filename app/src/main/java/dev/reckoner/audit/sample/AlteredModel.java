package dev.reckoner.audit.sample;

import com.google.protobuf.ByteString;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a copy of a model in which one float tensor is scaled: the fraud that a changed weight is. */
final class AlteredModel {
    private AlteredModel() {}

    static void write(OnnxModel model, String tensor, float factor, Path file) throws IOException {
        var graph = model.proto().getGraph();
        int index = -1;
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            if (graph.getInitializer(i).getName().equals(tensor)) {
                index = i;
            }
        }
        if (index < 0) {
            throw new IOException("The model has no weight tensor " + tensor);
        }
        var altered = model.proto().toBuilder();
        var initializer = altered.getGraphBuilder().getInitializerBuilder(index);
        initializer.setRawData(scaled(initializer.getRawData(), factor));
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            altered.build().writeTo(out);
        }
    }

    private static ByteString scaled(ByteString raw, float factor) {
        var in = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        var out = ByteBuffer.allocate(raw.size()).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= Float.BYTES) {
            out.putFloat(in.getFloat() * factor);
        }
        return ByteString.copyFrom(out.flip());
    }
}
