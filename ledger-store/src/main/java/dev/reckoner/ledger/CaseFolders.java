package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders of cases on the disk. */
public final class CaseFolders {
    private CaseFolders() {}

    /** The case in whose folder, or in a folder of which, a file lies; links are followed. Empty where it lies in none. */
    public static Optional<Path> around(Path file) throws IOException {
        Path parent = file.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return Optional.empty();
        }
        Path real = Files.exists(file) ? file.toRealPath().getParent() : parent.toRealPath();
        return Stream.iterate(real, Path::getParent)
                .takeWhile(folder -> folder != null)
                .filter(CaseFolders::isCase)
                .findFirst();
    }

    /** By its database, by what says where that is, or by its key: a case whose database was lost is one still. */
    private static boolean isCase(Path folder) {
        return Stream.of(H2Engine.FILE, CaseDatabase.FILE, CaseKey.FILE)
                .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }
}
