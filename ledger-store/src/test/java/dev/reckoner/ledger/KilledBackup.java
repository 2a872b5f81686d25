package dev.reckoner.ledger;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Backs a case up and ends, as a killed program does, when so many bytes are written. */
final class KilledBackup {
    static final int KILLED = 9;

    private KilledBackup() {}

    public static void main(String[] arguments) throws IOException {
        long left = Long.parseLong(arguments[2]);
        try (var ledger = Ledger.open(Path.of(arguments[0]))) {
            ledger.backUp(Path.of(arguments[1]), BackupCases.SILENT, out -> new Ending(out, left));
        }
    }

    private static final class Ending extends FilterOutputStream {
        private long left;

        private Ending(OutputStream out, long left) {
            super(out);
            this.left = left;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, (int) Math.min(left, length));
            left -= length;
            if (left <= 0) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
