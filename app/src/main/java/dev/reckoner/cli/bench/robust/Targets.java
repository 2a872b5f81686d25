package dev.reckoner.cli.bench.robust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what there is to change in a folder of evidence. */
public final class Targets {
    private static final long MOST_BYTES = 1 << 20;

    private Targets() {}

    /** Attestation documents and signed responses in the folder and below, by content, in the order of their paths. */
    public static List<Target> in(Path folder) throws IOException {
        List<Target> targets = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString();
            byte[] content = Files.readAllBytes(file);
            targets.addAll(NitroTarget.of(name, content));
            targets.addAll(ResponseFields.of(name, content));
        }
        return targets;
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) walk.sorted()::iterator) {
                if (Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES) {
                    files.add(path);
                }
            }
        }
        return files;
    }
}
