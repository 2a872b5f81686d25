package dev.reckoner.trail;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads everything below a path: a file, a folder or a ZIP. A folder or ZIP is first offered whole, then each of its folders,
 * then each file. A ZIP inside a ZIP is read only where a reader takes it whole (a native bundle in a plain ZIP), one level
 * deep. What cannot be read goes to the sink as a problem and the rest goes on.
 */
public final class TrailWalk {
    private final TrailReaders readers;

    /** A walk with these readers. */
    public TrailWalk(TrailReaders readers) {
        this.readers = readers;
    }

    /** A walk with every installed reader. */
    public static TrailWalk installed() {
        return new TrailWalk(TrailReaders.installed());
    }

    /**
     * What was walked.
     *
     * @param formats the formats that were recognised, sorted; empty where none was
     * @param bytes size of the file; of all files for a folder
     * @param digest SHA-256 of the file; for a folder of the lines that {@code sha256sum} prints for its files, sorted by name
     */
    public record Result(List<String> formats, long bytes, Digest digest) {
        public Result {
            formats = List.copyOf(formats);
        }

        /** The formats in one line. */
        public String format() {
            return formats.isEmpty() ? "not recognised" : String.join(", ", formats);
        }
    }

    /**
     * Reads all of it into the sink.
     *
     * @throws TrailFormatException if the path itself cannot be read; the sink has then got nothing
     * @throws IOException if something else fails: the sink, or room for temporary files
     */
    public Result read(Path path, TrailSink sink) throws IOException {
        SortedSet<String> formats = new TreeSet<>();
        Path real = real(path);
        if (Files.isDirectory(real)) {
            DiskFolder folder = DiskFolder.open(real, sink);
            FileSums sums = FileSums.of(folder, sink);
            folder(folder, formats, sink);
            return new Result(List.copyOf(formats), sums.bytes(), sums.digest());
        }
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new TrailFormatException(
                    "TR-NOT-A-FILE",
                    "",
                    "This is neither a file nor a folder, but a device or a pipe",
                    "Write its content to a file, then import that.");
        }
        DiskFile file = new DiskFile(real, WellFormedText.of(String.valueOf(real.getFileName())), size(real));
        FileSums sums = FileSums.of(file, sink);
        try {
            file(file, formats, sink);
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name()));
        }
        return new Result(List.copyOf(formats), sums.bytes(), sums.digest());
    }

    private static Path real(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw Unreadable.of(e);
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Unreadable.of(e);
        }
    }

    private void file(DiskFile file, SortedSet<String> formats, TrailSink sink) throws IOException {
        if (!isZip(file)) {
            readers.readFile(file, sink).ifPresent(formats::add);
            return;
        }
        try (ZipFolder zip = ZipFolder.open(file.path(), file.name(), sink)) {
            if (zip.entries().isEmpty()) {
                sink.problem(nothing(file));
            }
            folder(zip, formats, sink);
            zip.reportUnopened(sink);
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name()));
        }
    }

    private void folder(TrailFolder folder, SortedSet<String> formats, TrailSink sink) throws IOException {
        List<String> paths = folder.entries();
        new Below(folder, formats, sink, total(folder, paths)).read("", paths);
    }

    private static long total(TrailFolder folder, List<String> paths) {
        return paths.stream()
                .mapToLong(p -> folder.file(p).map(TrailFile::size).orElse(0L))
                .sum();
    }

    private static boolean isZip(TrailFile file) throws IOException {
        byte[] head = file.head(4);
        boolean marked = head.length == 4 && head[0] == 'P' && head[1] == 'K';
        return marked && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
    }

    private static ReadProblem nothing(TrailFile file) {
        return new ReadProblem(
                file.name(),
                "",
                "TR-EMPTY",
                "The archive holds no file that can be read",
                "Ask the producer for its content.",
                ReadProblem.Severity.LEFT_OUT);
    }

    private static ReadProblem refused(TrailFile file) {
        return new ReadProblem(
                file.name(),
                "",
                "TR-ZIP-NESTED",
                "An archive inside an archive is read only if it is a bundle; it was not read",
                "Unpack the outer archive and import the inner one on its own.",
                ReadProblem.Severity.REFUSED);
    }

    /** One folder or ZIP and all that is in it. */
    private final class Below {
        private final TrailFolder root;
        private final SortedSet<String> formats;
        private final TrailSink sink;
        private final long total;
        private long done;

        Below(TrailFolder root, SortedSet<String> formats, TrailSink sink, long total) {
            this.root = root;
            this.formats = formats;
            this.sink = sink;
            this.total = total;
        }

        /** Reads the sorted paths, all of which begin with the prefix. */
        void read(String prefix, List<String> paths) throws IOException {
            Optional<String> whole =
                    readers.readWhole(prefix.isEmpty() ? root : new SubFolder(root, prefix, paths), sink);
            if (whole.isPresent()) {
                formats.add(whole.get());
                return;
            }
            for (int i = 0; i < paths.size() && !sink.cancelled(); ) {
                int slash = paths.get(i).indexOf('/', prefix.length());
                int end = i + 1;
                if (slash < 0) {
                    entry(paths.get(i));
                } else {
                    String inner = paths.get(i).substring(0, slash + 1);
                    while (end < paths.size() && paths.get(end).startsWith(inner)) {
                        end++;
                    }
                    read(inner, paths.subList(i, end));
                }
                i = end;
            }
        }

        private void entry(String path) throws IOException {
            TrailFile file = root.file(path).orElseThrow();
            try {
                if (file instanceof DiskFile onDisk) {
                    TrailWalk.this.file(onDisk, formats, sink);
                } else if (isZip(file)) {
                    nested(file);
                } else {
                    readers.readFile(file, sink).ifPresent(formats::add);
                }
            } catch (TrailFormatException e) {
                sink.problem(e.problem(file.name()));
            }
            done += file.size();
            sink.progress(done, total);
        }

        private static void unpack(TrailFile file, Path copy) throws IOException {
            try (var in = file.open()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            } catch (TrailFormatException e) {
                throw e;
            } catch (IOException e) {
                throw new IOException("The temporary file " + copy + " cannot be written: " + e.getMessage(), e);
            }
        }

        // What is open stays readable: a crash then leaves nothing of the trail behind. Windows refuses until it is
        // closed.
        private static void forget(Path copy) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException inUse) {
                // deleted when it is closed
            }
        }

        private void nested(TrailFile file) throws IOException {
            Path copy = Files.createTempFile("reckoner-", ".zip");
            try {
                unpack(file, copy);
                try (ZipFolder inner = ZipFolder.open(copy, file.name(), sink)) {
                    forget(copy);
                    Optional<String> whole = readers.readWhole(inner, sink);
                    whole.ifPresent(formats::add);
                    if (whole.isEmpty()) {
                        sink.problem(refused(file));
                    }
                    inner.reportUnopened(sink);
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        }
    }
}
