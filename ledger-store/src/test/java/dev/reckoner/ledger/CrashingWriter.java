package dev.reckoner.ledger;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/** Records until it is killed; says the ledger's size after every acknowledged append. */
final class CrashingWriter {
    private CrashingWriter() {}

    public static void main(String[] arguments) throws Exception {
        var said = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var random = new Random(Long.parseLong(arguments[1]));
        var folder = Path.of(arguments[0]);
        try (var ledger = CasePassphrase.isNeeded(folder) ? Cases.openEncrypted(folder) : Ledger.open(folder)) {
            said.println("open " + ledger.size());
            while (true) {
                record(ledger, random);
                said.println("recorded " + ledger.size());
            }
        }
    }

    private static void record(Ledger ledger, Random random) throws Exception {
        try (var batch = ledger.begin()) {
            for (int i = random.nextInt(6); i >= 0; i--) {
                batch.add(Cases.evidence(ledger.blobs().put(blob(random))));
            }
            for (int i = random.nextInt(4) == 0 ? 1_500 : 3; i > 0; i--) {
                batch.add(Cases.note(i));
                if (i % 500 == 0) {
                    batch.flush();
                }
            }
            batch.commit();
        }
    }

    /** Most of them small enough for a pack. */
    private static byte[] blob(Random random) {
        byte[] bytes = new byte[random.nextInt(12) == 0 ? 70_000 : random.nextInt(20_000)];
        random.nextBytes(bytes);
        return bytes;
    }
}
