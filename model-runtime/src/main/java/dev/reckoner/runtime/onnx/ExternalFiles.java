package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The files in which a model keeps weights, as they were when they were hashed. They are too large to be copied: whoever has used
 * them asks whether they are still the same. What somebody writes through a mapping that he made before may go unseen.
 *
 * @param files in the order of their locations
 */
record ExternalFiles(List<Hashed> files) {
    static final ExternalFiles NONE = new ExternalFiles(List.of());

    private static final int CHUNK = 1 << 20;

    /** Each is read once, as long as nobody changes it. */
    private static final Map<Path, Hashed> KNOWN = new ConcurrentHashMap<>();

    /**
     * One file.
     *
     * @param location as the model names it
     * @param path where it lies
     * @param sha256 of all its bytes, lower-case hexadecimal
     */
    record Hashed(String location, Path path, FileStamp stamp, String sha256) {}

    /**
     * Hashes the files of a model.
     *
     * @throws ModelException RT-MODEL-EXTERNAL as {@link ExternalData#check}, RT-MODEL-CHANGED if one changes meanwhile
     */
    static ExternalFiles of(ModelProto model, Optional<Path> folder) throws ModelException {
        SequencedMap<String, Hashed> files = new TreeMap<>();
        for (String location : ExternalData.locations(model)) {
            files.put(location, hashed(location, ExternalData.resolve(folder, location)));
        }
        return new ExternalFiles(List.copyOf(files.values()));
    }

    private static Hashed hashed(String location, Path path) throws ModelException {
        try {
            FileStamp stamp = FileStamp.of(path);
            Hashed known = KNOWN.get(path);
            if (known != null && stamp.isSure() && known.stamp().equals(stamp)) {
                return new Hashed(location, path, stamp, known.sha256());
            }
            stamp.settle();
            Hashed hashed = new Hashed(location, path, stamp, sha256(path));
            if (!isUnchanged(hashed)) {
                throw changed(location);
            }
            KNOWN.put(path, hashed);
            return hashed;
        } catch (IOException e) {
            throw new ModelException(
                    ModelException.EXTERNAL, "The model keeps weights in '" + location + "', which cannot be read.", e);
        }
    }

    private static String sha256(Path file) throws IOException {
        var digest = ModelFile.sha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(chunk) >= 0) {
                digest.update(chunk.flip());
                chunk.clear();
            }
        }
        return ModelFile.hex(digest);
    }

    private static boolean isUnchanged(Hashed file) {
        try {
            return FileStamp.of(file.path()).equals(file.stamp());
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Requires that nobody has changed one since it was hashed.
     *
     * @throws ModelException RT-MODEL-CHANGED
     */
    void requireUnchanged() throws ModelException {
        for (Hashed file : files) {
            if (!isUnchanged(file)) {
                throw changed(file.location());
            }
        }
    }

    private static ModelException changed(String location) {
        return new ModelException(
                ModelException.CHANGED,
                "The model's weights in '" + location + "' were changed while they were in use.");
    }

    /** SHA-256 of what {@code sha256sum} prints of them, sorted by location; empty if there are none. */
    Optional<String> sha256() {
        String lines = files.stream()
                .map(file -> file.sha256() + "  " + file.location() + "\n")
                .collect(Collectors.joining());
        return files.isEmpty() ? Optional.empty() : Optional.of(ModelFile.sha256(StandardCharsets.UTF_8.encode(lines)));
    }
}
