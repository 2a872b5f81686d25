package dev.reckoner.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A log that signs with ML-DSA-44, made in Go: filippo.io/torchwood, cmd/litewitness/testdata/mldsa.txt at fac5716. */
public final class GoLog {
    private GoLog() {}

    /** The log's key. */
    public static String key() throws IOException {
        return text("mldsa-log.vkey").strip();
    }

    /** What it asks a witness with. */
    public static String request() throws IOException {
        return text("mldsa-log.request");
    }

    private static String text(String name) throws IOException {
        try (InputStream in = GoLog.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("No " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
