package dev.reckoner.trail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A regular file on disk. */
record DiskFile(Path path, String name, long size) implements TrailFile {
    @Override
    public InputStream open() throws IOException {
        if (size > Limits.FILE_BYTES) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE",
                    "",
                    "The file is larger than " + (Limits.FILE_BYTES >> 30) + " GiB",
                    "Ask the producer to split it.");
        }
        return openWhole();
    }

    /**
     * A stream without the limit, for the sum of the bytes.
     *
     * @throws TrailFormatException where the file system refuses, also from the stream
     */
    InputStream openWhole() throws IOException {
        try {
            return new DiskStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw Unreadable.of(e);
        }
    }
}
