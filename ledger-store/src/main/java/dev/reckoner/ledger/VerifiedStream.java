package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A stream that ends only if its bytes have the digest. */
final class VerifiedStream extends FilterInputStream {
    private final Digest expected;
    private final MessageDigest function = Digest.sha256Function();
    private boolean met;

    VerifiedStream(InputStream in, Digest expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = opened(buffer, offset, length);
        if (count > 0) {
            function.update(buffer, offset, count);
        } else if (count < 0) {
            requireDigest();
        }
        return count;
    }

    private int opened(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (UnsoundException unsound) {
            throw changed(expected, unsound);
        }
    }

    /** What is said of a blob that is not what it was. */
    static LedgerException changed(Digest digest, UnsoundException unsound) {
        return new LedgerException("LG-BLOB-CHANGED", changed(digest), unsound);
    }

    private static String changed(Digest digest) {
        return "The blob " + digest + " was changed on disk.";
    }

    private void requireDigest() throws LedgerException {
        if (met) {
            return;
        }
        if (!Digest.ofSha256(function.digest()).equals(expected)) {
            throw new LedgerException("LG-BLOB-CHANGED", changed(expected));
        }
        met = true;
    }

    // Bytes that are skipped are hashed all the same.
    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[8192];
        long left = count;
        while (left > 0) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return Math.max(0, count - left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
