package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.worker.proto.Model;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Models as messages: the file and its digest, and how it is seen. */
final class ModelMessages {
    private ModelMessages() {}

    /** A model that lies in no file is written into the folder, once. */
    static Model write(OnnxModel model, WorkerFolder folder) throws IOException {
        return switch (model.origin()) {
            case OnnxModel.Origin.File file -> file(model, file, folder).build();
            case OnnxModel.Origin.Edited edited -> {
                var source = (OnnxModel.Origin.File) edited.source().origin();
                Model.Builder message = file(edited.source(), source, folder);
                EditMessages.write(edited.edit(), message);
                yield message.build();
            }
        };
    }

    private static Model.Builder file(OnnxModel model, OnnxModel.Origin.File origin, WorkerFolder folder)
            throws IOException {
        Path path = origin.path().isPresent() ? origin.path().get() : written(model, origin.bytes(), folder);
        return Model.newBuilder().setPath(path.toString()).setSha256(model.sha256());
    }

    private static Path written(OnnxModel model, ByteBuffer bytes, WorkerFolder folder) throws IOException {
        Path file = folder.model(model.sha256());
        if (!Files.exists(file)) {
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = bytes.duplicate();
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
        }
        return file;
    }
}
