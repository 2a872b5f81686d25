package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a case on the file system that it was given, makes that read-only, and says what comes of opening the case. */
final class ReadOnlyDisk {
    private ReadOnlyDisk() {}

    public static void main(String[] arguments) throws Exception {
        var disk = Path.of(arguments[0]);
        Ledger.create(disk.resolve("case"), "reckoner.example/read-only", Cases.NOW)
                .close();
        new ProcessBuilder("mount", "-o", "remount,ro", disk.toString())
                .inheritIO()
                .start()
                .waitFor();
        try (var ledger = Ledger.open(disk.resolve("case"))) {
            System.out.println("opened " + ledger.size());
        } catch (IOException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
