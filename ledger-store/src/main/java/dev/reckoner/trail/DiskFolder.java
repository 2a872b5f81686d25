package dev.reckoner.trail;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder on disk. Links are not followed: a trail must not choose which of the analyst's files are read. */
final class DiskFolder implements TrailFolder {
    private final String name;
    private final Map<String, DiskFile> files = new TreeMap<>();

    private DiskFolder(String name) {
        this.name = name;
    }

    /** Lists the folder, reporting what is not followed. */
    static DiskFolder open(Path root, TrailSink sink) throws IOException {
        Path last = root.getFileName();
        DiskFolder folder = new DiskFolder(WellFormedText.of(String.valueOf(last == null ? root : last)));
        Files.walkFileTree(
                root,
                EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                Limits.FOLDER_DEPTH,
                folder.new Visit(root, sink));
        return folder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> entries() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<TrailFile> file(String entry) {
        return Optional.ofNullable(files.get(entry));
    }

    /** All files, sorted by name. */
    Map<String, DiskFile> files() {
        return Collections.unmodifiableMap(files);
    }

    private final class Visit extends SimpleFileVisitor<Path> {
        private final Path root;
        private final TrailSink sink;

        Visit(Path root, TrailSink sink) {
            this.root = root;
            this.sink = sink;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String entry = root.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            if (attributes.isRegularFile()) {
                files.put(entry, new DiskFile(file, name + "/" + EntryNames.shown(entry), attributes.size()));
            } else {
                sink.problem(notFollowed(entry, attributes.isDirectory()));
            }
            return sink.cancelled() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            refused(file, failure);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                refused(visited, failure);
            }
            return FileVisitResult.CONTINUE;
        }

        private void refused(Path file, IOException failure) throws IOException {
            if (!(Unreadable.of(failure) instanceof TrailFormatException told)) {
                throw failure;
            }
            String inner = root.relativize(file).toString();
            sink.problem(told.problem(inner.isEmpty() ? name : name + "/" + EntryNames.shown(inner)));
        }

        private ReadProblem notFollowed(String entry, boolean tooDeep) {
            return new ReadProblem(
                    name + "/" + EntryNames.shown(entry),
                    "",
                    tooDeep ? "TR-PATH-DEPTH" : "TR-LINK",
                    tooDeep
                            ? "This folder lies deeper than " + Limits.FOLDER_DEPTH + " levels; it was not read"
                            : "This is a link or a special file; it was not followed",
                    "Import what it leads to on its own if it belongs to the trail.",
                    ReadProblem.Severity.REFUSED);
        }
    }
}
