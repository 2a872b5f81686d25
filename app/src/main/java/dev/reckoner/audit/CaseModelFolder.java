package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder {@code models} of a case, into which the analyst puts models that keep weights in other files, each with those beside
 * it. A model file does not say what is in them: whoever puts them there vouches for them, and their digest is part of the
 * environment record of every run.
 */
final class CaseModelFolder {
    /** The folder's name in that of the case. */
    static final String NAME = "models";

    private static final String ENDING = ".onnx";
    private static final int DEEPEST = 3;

    private final Path folder;

    /** That of the case in a folder. */
    CaseModelFolder(Path audit) {
        folder = audit.resolve(NAME);
    }

    /** The model whose file has that digest, opened where it lies; empty where none has it. Links are not followed. */
    Optional<OnnxModel> find(Digest digest) throws IOException, ModelException {
        for (Path file : files()) {
            if (sha256(file).equals(digest)) {
                return Optional.of(OnnxModel.open(file));
            }
        }
        return Optional.empty();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(file ->
                            file.toString().endsWith(ENDING) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Digest sha256(Path file) throws IOException {
        var function = Digest.sha256Function();
        try (var bytes = new DigestInputStream(Files.newInputStream(file), function)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.ofSha256(function.digest());
    }
}
