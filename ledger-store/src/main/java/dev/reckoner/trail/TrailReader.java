package dev.reckoner.trail;

import java.io.IOException;

/**
 * Reads one format. Found with {@link java.util.ServiceLoader}. A format is recognised by content, never by extension. A
 * reader reports damage to the sink and goes on; it throws only when the sink or the disk fails.
 */
public interface TrailReader {
    /** The format's name for people, for example {@code native bundle}. */
    String format();

    /** True if this reader takes the whole folder or ZIP as one unit. */
    default boolean recognises(TrailFolder folder) throws IOException {
        return false;
    }

    /** Reads a folder that {@link #recognises(TrailFolder)} accepted. */
    default void read(TrailFolder folder, TrailSink sink) throws IOException {
        throw new UnsupportedOperationException(format());
    }

    /** True if the single file is of this format. */
    default boolean recognises(TrailFile file) throws IOException {
        return false;
    }

    /** Reads a file that {@link #recognises(TrailFile)} accepted. */
    default void read(TrailFile file, TrailSink sink) throws IOException {
        throw new UnsupportedOperationException(format());
    }
}
