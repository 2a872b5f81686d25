package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Where the worker finds models. One that lies in no file is written into the folder; the last few of those stay. */
final class ModelFiles {
    private static final int KEPT = 4;

    private final WorkerFolder folder;
    private final SequencedMap<String, Path> written = new LinkedHashMap<>(16, 0.75f, true);

    ModelFiles(WorkerFolder folder) {
        this.folder = folder;
    }

    Path of(OnnxModel model, OnnxModel.Origin.File origin) throws IOException {
        if (origin.path().isPresent()) {
            return origin.path().get();
        }
        Path present = written.get(model.sha256());
        if (present != null) {
            return present;
        }
        Path file = folder.model(model.sha256());
        write(file, origin.bytes().duplicate());
        written.put(model.sha256(), file);
        if (written.size() > KEPT) {
            forget(written.pollFirstEntry().getValue());
        }
        return file;
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException inUse) {
            // On Windows a file that the worker has mapped stays as long as the folder.
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
