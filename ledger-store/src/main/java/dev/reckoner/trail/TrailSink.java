package dev.reckoner.trail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/**
 * Takes what a reader finds, as it finds it, so that a trail of gigabytes needs no more heap than a small one. One thread calls
 * it; only {@code blob} and {@link #cancelled} are called by several at once, and a sink must bear that.
 */
public interface TrailSink {
    /** A claim; the evidence it names may come before or after. */
    void claim(Claim claim) throws IOException;

    /** An evidence item. */
    void evidence(Evidence evidence) throws IOException;

    /**
     * Blobs were kept that neither a claim nor an evidence item names by itself, the values of a trace for one.
     *
     * @param of the id of the evidence item or claim that they belong to
     * @param held what {@code blob} gave for each
     */
    void values(Digest of, Collection<Digest> held) throws IOException;

    /** A party. The same party may come many times. */
    void party(Party party) throws IOException;

    /** Something that could not be read. */
    void problem(ReadProblem problem) throws IOException;

    /**
     * Keeps the bytes as a blob of the case; called by several threads at once.
     *
     * @return SHA-256 of the bytes that were really read
     */
    Digest blob(InputStream bytes) throws IOException;

    /** Keeps the bytes as a blob of the case; called by several threads at once. */
    default Digest blob(byte[] bytes) throws IOException {
        return blob(new java.io.ByteArrayInputStream(bytes));
    }

    /**
     * Keeps the bytes of a JSON document as a blob of the case; called by several threads at once.
     *
     * @param read what {@link StrictJson#tree(byte[])} made of these very bytes; not to be changed any more
     */
    default Digest blob(byte[] bytes, JsonNode read) throws IOException {
        return blob(bytes);
    }

    /** True once the person asked to stop; a reader looks at it between records and returns. Called by several threads. */
    default boolean cancelled() {
        return false;
    }

    /** How far the reading is. */
    default void progress(long bytesRead, long bytesTotal) {}
}
