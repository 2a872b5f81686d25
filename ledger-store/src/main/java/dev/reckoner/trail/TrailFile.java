package dev.reckoner.trail;

import java.io.IOException;
import java.io.InputStream;

/** One file of a trail, on disk or inside a ZIP; opened as often as needed. */
public interface TrailFile {
    /** The name for messages: the path, and for a ZIP entry {@code archive.zip!/entry}. */
    String name();

    /** Bytes, uncompressed. */
    long size();

    /** A fresh stream over the content, with the limits of {@link Limits} already enforced. */
    InputStream open() throws IOException;

    /** Up to {@code length} bytes from the beginning, for recognising the format. */
    default byte[] head(int length) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        }
    }
}
