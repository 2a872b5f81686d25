package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Blobs as they are, under their SHA-256: those of a case that is not encrypted. */
record PlainBlobs() implements BlobCipher {
    @Override
    public byte[] name(byte[] digest) {
        return digest;
    }

    @Override
    public byte[] seal(byte[] name, byte[] blob) {
        return blob;
    }

    // Whoever reads a blob hashes it.
    @Override
    public byte[] open(byte[] name, byte[] stored) {
        return stored;
    }

    @Override
    public boolean isSound(byte[] name, ByteBuffer stored) {
        var function = Digest.sha256Function();
        function.update(stored);
        return Arrays.equals(function.digest(), name);
    }

    @Override
    public void seal(InputStream blob, OutputStream stored) throws IOException {
        blob.transferTo(stored);
    }

    @Override
    public InputStream opening(InputStream stored) {
        return stored;
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public String called(String nameHex) {
        return "sha256:" + nameHex;
    }
}
