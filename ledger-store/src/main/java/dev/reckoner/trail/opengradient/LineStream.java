package dev.reckoner.trail.opengradient;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a file of any length, in constant heap. Lines end with LF or CR LF. */
final class LineStream {
    private final InputStream in;
    private final int most;
    private long number;
    private long position;
    private boolean ended;
    private boolean tooLong;

    LineStream(InputStream in, int mostBytes) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.most = mostBytes;
    }

    /** Goes to the next line; false at the end. */
    boolean next(ByteArrayOutputStream line) throws IOException {
        line.reset();
        tooLong = false;
        if (ended) {
            return false;
        }
        int b = in.read();
        while (b >= 0 && b != '\n') {
            if (line.size() < most) {
                line.write(b);
            } else {
                tooLong = true;
            }
            position++;
            b = in.read();
        }
        position++;
        ended = b < 0;
        number++;
        return !ended || line.size() > 0;
    }

    /** Number of the line, from 1. */
    long number() {
        return number;
    }

    /** Bytes read. */
    long position() {
        return position;
    }

    /** True if the line was longer than allowed and is cut off. */
    boolean tooLong() {
        return tooLong;
    }
}
