package dev.reckoner.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Changes the passphrase of a case from "a" to "b" and back until it is killed. */
final class ChangingPassphrase {
    private ChangingPassphrase() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var keys = opened(folder);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println("changing");
        for (int i = 0; ; i++) {
            keys.lock(folder, Cases.passphrase(i % 2 == 0 ? "b" : "a"));
        }
    }

    private static LockedKeys opened(Path folder) throws IOException {
        try {
            return LockedKeys.open(folder, Cases.passphrase("a"));
        } catch (LedgerException other) {
            return LockedKeys.open(folder, Cases.passphrase("b"));
        }
    }
}
