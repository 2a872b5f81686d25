package dev.reckoner.trail;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * Size and SHA-256 of what was imported.
 *
 * @param bytes all bytes
 * @param digest as {@link TrailWalk.Result#digest()}
 */
record FileSums(long bytes, Digest digest) {
    static FileSums of(DiskFile file, TrailSink sink) throws IOException {
        return new FileSums(file.size(), Digest.ofSha256(sum(file, sink)));
    }

    static FileSums of(DiskFolder folder, TrailSink sink) throws IOException {
        MessageDigest lines = Digest.sha256Function();
        long bytes = 0;
        for (Map.Entry<String, DiskFile> file : folder.files().entrySet()) {
            try {
                String line = HexFormat.of().formatHex(sum(file.getValue(), sink)) + "  " + file.getKey() + "\n";
                lines.update(line.getBytes(StandardCharsets.UTF_8));
                bytes += file.getValue().size();
            } catch (TrailFormatException unreadable) {
                // Told here, since not every reader opens every file; the sum is of what could be read.
                sink.problem(unreadable.problem(file.getValue().name()));
            }
        }
        return new FileSums(bytes, Digest.ofSha256(lines.digest()));
    }

    private static byte[] sum(DiskFile file, TrailSink sink) throws IOException {
        MessageDigest function = Digest.sha256Function();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.openWhole()) {
            for (int read = in.read(buffer); read >= 0 && !sink.cancelled(); read = in.read(buffer)) {
                function.update(buffer, 0, read);
            }
        }
        return function.digest();
    }
}
