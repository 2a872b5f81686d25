package dev.reckoner.ui.welcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cases opened last, kept in a text file: one line each, time, title and folder between tabs. */
public final class RecentCases {
    private static final int KEPT = 8;

    /**
     * A case opened before.
     *
     * @param folder where it is
     * @param title what it was called then
     * @param opened when last
     */
    public record Recent(Path folder, String title, Instant opened) {}

    private final Path file;

    /** Kept in that file, which need not exist. */
    public RecentCases(Path file) {
        this.file = file;
    }

    /** Newest first; a line that cannot be read is left out, for the list is a convenience. */
    public List<Recent> list() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.limit(KEPT).flatMap(line -> parse(line).stream()).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    /** Puts a case at the top. */
    public void remember(Path folder, String title, Instant now) throws IOException {
        var all = new ArrayList<Recent>();
        all.add(new Recent(folder, title.replaceAll("[\\t\\r\\n]", " "), now));
        list().stream()
                .filter(each -> !each.folder().equals(folder))
                .limit(KEPT - 1)
                .forEach(all::add);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(
                file,
                all.stream()
                        .map(each -> each.opened() + "\t" + each.title() + "\t" + each.folder())
                        .toList(),
                StandardCharsets.UTF_8);
    }

    private static Optional<Recent> parse(String line) {
        String[] parts = line.split("\t", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Recent(Path.of(parts[2]), parts[1], Instant.parse(parts[0])));
        } catch (DateTimeException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
