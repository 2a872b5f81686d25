package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Rotates the key of a case and ends, as a killed program does, after the step that is named. */
final class RotatingKey {
    static final int KILLED = 9;

    private RotatingKey() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        boolean encrypted = CasePassphrase.isNeeded(folder);
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        var ledger = Ledger.open(folder, passphrase);
        ledger.rotateKey(Cases.NOW, passphrase, step -> {
            if (step.equals(arguments[1])) {
                Runtime.getRuntime().halt(KILLED);
            }
        });
        ledger.close();
    }
}
