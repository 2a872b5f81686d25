package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fills the small file system that it was given with entries and blobs until there is no room, makes room, goes on, and says at
 * each step what came of it.
 */
final class FillingDisk {
    private static final int ROOM = 3 << 20;

    private FillingDisk() {}

    public static void main(String[] arguments) throws Exception {
        var disk = Path.of(arguments[0]);
        var room = disk.resolve("room");
        Files.write(room, new byte[ROOM]);
        var folder = disk.resolve("case");
        long size;
        try (var ledger = Ledger.create(folder, "reckoner.example/full", Cases.NOW)) {
            size = fill(ledger, Boolean.parseBoolean(arguments[1]));
            say("size " + size);
            again(ledger);
            Files.delete(room);
            // The same ledger, without being closed.
            size = ledger.append(Cases.notes(5)).getLast().index() + 1;
            say("went on to " + size);
        }
        var found = Cases.verify(folder);
        say("verified " + found.entries() + " " + found.failures());
    }

    /** Records until that fails; how many entries were acknowledged. */
    private static long fill(Ledger ledger, boolean large) throws IOException {
        for (int i = 0; ; i++) {
            try {
                var blob = ledger.blobs().put(Cases.bytes(large ? 200_000 : 40_000, i));
                ledger.append(List.of(Cases.evidence(blob), Cases.note(i)));
            } catch (IOException full) {
                say("refused " + String.valueOf(full.getMessage()).replace('\n', ' '));
                return ledger.size();
            }
        }
    }

    /** While the disk is full it is refused again, and nothing worse. */
    private static void again(Ledger ledger) throws IOException {
        try {
            ledger.append(Cases.notes(100_000));
            say("not refused again");
        } catch (IOException full) {
            say("refused again " + String.valueOf(full.getMessage()).replace('\n', ' '));
        }
    }

    private static void say(String words) {
        System.out.println(words);
        System.out.flush();
    }
}
