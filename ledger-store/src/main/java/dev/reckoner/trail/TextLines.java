package dev.reckoner.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of a text file of any length, as bytes, one at a time in constant heap. Lines end with LF or CR LF. Blank lines are passed over. A line longer than
 * {@link Limits#LINE_BYTES} is one problem; the lines after it are read.
 */
public final class TextLines implements AutoCloseable {
    private final TrailFile file;
    private final Optional<TrailSink> sink;
    private final Complaints complaints;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int to;
    private long number;
    private long bytes;

    /** Takes what is said of a line that is too long. */
    @FunctionalInterface
    public interface Complaints {
        void problem(ReadProblem problem) throws IOException;
    }

    private TextLines(TrailFile file, Optional<TrailSink> sink, Complaints complaints, InputStream in) {
        this.file = file;
        this.sink = sink;
        this.complaints = complaints;
        this.in = in;
    }

    /** Opens the file; progress and lines that are too long go to the sink. */
    public static TextLines of(TrailFile file, TrailSink sink) throws IOException {
        return of(file, sink, sink::problem);
    }

    /** Opens the file; progress goes to the sink, lines that are too long to where they keep their place among the others. */
    public static TextLines of(TrailFile file, TrailSink sink, Complaints complaints) throws IOException {
        return new TextLines(file, Optional.of(sink), complaints, file.open());
    }

    /** Opens the file to recognise it: nothing is reported, and of a line that is too long the beginning is returned. */
    public static TextLines sniffing(TrailFile file) throws IOException {
        return new TextLines(file, Optional.empty(), ignored -> {}, file.open());
    }

    /** Number of the line last returned, from 1; at the end, how many lines there were. */
    public long number() {
        return number;
    }

    /** The next line that is not blank, without its line end; empty at the end of the file. */
    public Optional<byte[]> next() throws IOException {
        while (fill()) {
            number++;
            line.reset();
            long length = rest();
            bytes += length + 1;
            if (sink.isPresent()) {
                sink.get().progress(bytes, file.size());
                if (length > Limits.LINE_BYTES) {
                    complaints.problem(tooLong());
                    continue;
                }
            }
            byte[] content = line.toByteArray();
            if (!isBlank(content)) {
                return Optional.of(content);
            }
        }
        return Optional.empty();
    }

    /** Collects the line up to its end, no more of it than the limit; how long it was. */
    private long rest() throws IOException {
        long length = 0;
        while (fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            length += end - from;
            if (length <= Limits.LINE_BYTES) {
                line.write(buffer, from, end - from);
            }
            from = Math.min(end + 1, to);
            if (end < to) {
                return length;
            }
        }
        return length;
    }

    /** True if there is a byte to look at. */
    private boolean fill() throws IOException {
        while (from >= to) {
            int read = in.read(buffer);
            if (read < 0) {
                return false;
            }
            from = 0;
            to = read;
        }
        return true;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private ReadProblem tooLong() {
        return new ReadProblem(
                file.name(),
                "line " + number,
                "TR-TOO-LARGE",
                "The line is longer than " + (Limits.LINE_BYTES >> 20) + " MiB.",
                "Ask the producer to write one record a line.",
                ReadProblem.Severity.REFUSED);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
