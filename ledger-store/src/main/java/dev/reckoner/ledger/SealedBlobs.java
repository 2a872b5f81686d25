package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/**
 * Blobs of an encrypted case. A blob's name is HMAC-SHA-256 of its digest. A small one is AES-256-GCM under a key of its own,
 * HMAC-SHA-256 of its name, with the nonce 0: a name stands for one content, so no key ever meets a second message and no number
 * of blobs is too many; and what is moved under another name does not open. A large one is C2SP's chunked-encryption.
 */
final class SealedBlobs implements BlobCipher {
    private static final byte[] ONLY_NONCE = new byte[Keys.NONCE_BYTES];
    private static final byte[] NOTHING = {};

    private final SecretKeySpec names;
    private final SecretKeySpec small;
    private final byte[] large;

    /** With keys that come from the case's data key. */
    SealedBlobs(byte[] dataKey) {
        names = new SecretKeySpec(Keys.expand(dataKey, "reckoner blobs 1: names"), "HMAC");
        small = new SecretKeySpec(Keys.expand(dataKey, "reckoner blobs 1: small"), "HMAC");
        large = Keys.expand(dataKey, "reckoner blobs 1: large");
    }

    @Override
    public byte[] name(byte[] digest) {
        return Keys.hmac(names, digest);
    }

    @Override
    public byte[] seal(byte[] name, byte[] blob) {
        return Keys.seal(Keys.hmac(small, name), ONLY_NONCE, NOTHING, blob);
    }

    @Override
    public byte[] open(byte[] name, byte[] stored) throws UnsoundException {
        return Keys.open(Keys.hmac(small, name), ONLY_NONCE, NOTHING, stored, 0, stored.length);
    }

    @Override
    public boolean isSound(byte[] name, ByteBuffer stored) {
        byte[] bytes = new byte[stored.remaining()];
        stored.get(bytes);
        try {
            return Arrays.equals(name(Digest.sha256Function().digest(open(name, bytes))), name);
        } catch (UnsoundException changed) {
            return false;
        }
    }

    @Override
    public void seal(InputStream blob, OutputStream stored) throws IOException {
        ChunkKeys.random(large).seal(blob, stored);
    }

    @Override
    public InputStream opening(InputStream stored) throws IOException {
        return new OpeningStream(stored, large);
    }

    @Override
    public boolean isPlain() {
        return false;
    }

    @Override
    public String called(String nameHex) {
        return "that is stored as " + nameHex;
    }
}
