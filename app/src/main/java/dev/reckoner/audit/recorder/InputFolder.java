package dev.reckoner.audit.recorder;

import dev.reckoner.runtime.tensor.Npy;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The inputs of one inference: files {@code NAME.npy} or {@code NAME.pb} in a folder, {@code NAME} being the model's name of the
 * input.
 *
 * @param folder the folder
 */
public record InputFolder(Path folder) {
    /** The folders among those given, or below them, that hold inputs, in order of name. */
    public static List<InputFolder> find(List<Path> given) throws IOException {
        var found = new ArrayList<InputFolder>();
        for (var path : given) {
            if (!Files.isDirectory(path)) {
                throw new IOException(path + " is not a folder of inputs.");
            }
            try (var below = Files.walk(path, 2)) {
                below.filter(Files::isDirectory)
                        .filter(InputFolder::holdsInputs)
                        .sorted()
                        .map(InputFolder::new)
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static boolean holdsInputs(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(InputFolder::isInput);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isInput(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".npy") || name.endsWith(".pb"));
    }

    /** The name of the inference: the folder's. */
    public String label() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** The values by input name. */
    public SequencedMap<String, OnnxValue> read() throws IOException {
        var values = new LinkedHashMap<String, OnnxValue>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(InputFolder::isInput).sorted().toList()) {
                var name = file.getFileName().toString();
                values.put(name.substring(0, name.lastIndexOf('.')), value(file, name.endsWith(".npy")));
            }
        }
        return values;
    }

    private static OnnxValue value(Path file, boolean npy) throws IOException {
        try {
            var bytes = Files.readAllBytes(file);
            return npy ? Npy.read(bytes) : TensorProtos.read(bytes);
        } catch (TensorFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
