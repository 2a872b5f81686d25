package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a worker and its owner leave files for each other and in which everything that the worker makes lies:
 * readable by this user alone, and gone with the worker.
 *
 * @param path where it is
 */
record WorkerFolder(Path path) {
    private static final String PREFIX = "reckoner-worker-";
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "(\\d+)-.*");

    /** Makes one, and deletes those that owners which are no longer there left behind. */
    static WorkerFolder create() throws IOException {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        sweep(place);
        return new WorkerFolder(Files.createTempDirectory(
                place, PREFIX + ProcessHandle.current().pid() + "-"));
    }

    Path inputs() {
        return path.resolve("inputs");
    }

    Path outputs() {
        return path.resolve("outputs");
    }

    Path log() {
        return path.resolve("log");
    }

    /** The file of a model that lies nowhere else. */
    Path model(String sha256) {
        return path.resolve(sha256 + ".onnx");
    }

    private static void sweep(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            List<Path> left = entries.filter(WorkerFolder::isOrphan).toList();
            for (Path folder : left) {
                new WorkerFolder(folder).delete();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isOrphan(Path entry) {
        Matcher name = NAME.matcher(String.valueOf(entry.getFileName()));
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    /** Deletes it with everything in it, as far as this user may; what somebody else deletes meanwhile is not missed. */
    void delete() {
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException inUse) {
            // Windows does not delete what a dying process still holds. The next worker sweeps it.
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
