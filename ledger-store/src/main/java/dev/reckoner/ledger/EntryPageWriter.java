package dev.reckoner.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Fills pages with entries that follow each other. */
final class EntryPageWriter {
    private final Sink sink;
    private final ByteBuffer lengths = ByteBuffer.allocate(EntryPage.MOST_ENTRIES * EntryPage.LENGTH_BYTES);
    private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    private final ByteArrayOutputStream contents = new ByteArrayOutputStream();
    private long first;

    /**
     * Begins.
     *
     * @param first index of the first entry
     * @param sink takes the pages
     */
    EntryPageWriter(long first, Sink sink) {
        this.first = first;
        this.sink = sink;
    }

    /** Takes a page. */
    @FunctionalInterface
    interface Sink {
        void page(EntryPage page) throws IOException;
    }

    void add(PreparedEntry entry) throws IOException {
        byte[] canonical = entry.canonical();
        if (!lengths.hasRemaining() || contents.size() + canonical.length > EntryPage.MOST_BYTES) {
            flush();
        }
        lengths.putInt(canonical.length);
        leaves.writeBytes(entry.leaf());
        contents.writeBytes(canonical);
    }

    /** Hands over what was added since the last page. */
    void flush() throws IOException {
        int size = lengths.position() / EntryPage.LENGTH_BYTES;
        if (size > 0) {
            byte[] written = new byte[lengths.position()];
            lengths.get(0, written);
            sink.page(new EntryPage(first, written, leaves.toByteArray(), contents.toByteArray()));
            first += size;
            lengths.clear();
            leaves.reset();
            contents.reset();
        }
    }
}
