package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How blobs of an encrypted case lie on disk. */
class SealedBlobsTest {
    private static final byte[] KEY = Cases.bytes(32, 1);
    private static final int CHUNK = 16_384;
    private static final int HEAD = 56;

    private final SealedBlobs cipher = new SealedBlobs(KEY);

    @Test
    void aSmallBlobIsOpenedUnderItsNameAndUnderNoOther() throws IOException {
        byte[] blob = Cases.bytes(500, 2);
        byte[] name = name(blob);
        byte[] stored = cipher.seal(name, blob);
        assertThat(stored).hasSize(blob.length + 16);
        assertThat(cipher.open(name, stored)).isEqualTo(blob);
        assertThat(cipher.isSound(name, ByteBuffer.wrap(stored))).isTrue();
        byte[] other = name(Cases.bytes(500, 3));
        assertThatExceptionOfType(UnsoundException.class).isThrownBy(() -> cipher.open(other, stored));
        assertThat(cipher.isSound(other, ByteBuffer.wrap(stored))).isFalse();
    }

    @Test
    void noBitOfASmallBlobCanBeChanged() {
        byte[] blob = Cases.bytes(40, 2);
        byte[] name = name(blob);
        byte[] good = cipher.seal(name, blob);
        for (int i = 0; i < good.length * 8; i++) {
            byte[] bad = good.clone();
            bad[i / 8] ^= (byte) (1 << i % 8);
            assertThatExceptionOfType(UnsoundException.class).isThrownBy(() -> cipher.open(name, bad));
        }
        for (int length = 0; length < good.length; length++) {
            byte[] shorter = Arrays.copyOf(good, length);
            assertThatExceptionOfType(UnsoundException.class).isThrownBy(() -> cipher.open(name, shorter));
        }
    }

    /** Whoever has the key can seal anything under any name; it is the digest that says what belongs there. */
    @Test
    void contentUnderANameThatIsNotItsOwnIsNotSound() {
        byte[] name = name(Cases.bytes(40, 2));
        byte[] stored = cipher.seal(name, Cases.bytes(40, 3));
        assertThat(cipher.isSound(name, ByteBuffer.wrap(stored))).isFalse();
    }

    @Test
    void anotherCaseCallsAndSealsTheSameBlobOtherwise() {
        var other = new SealedBlobs(Cases.bytes(32, 9));
        byte[] blob = Cases.bytes(40, 2);
        byte[] digest = Digest.sha256(blob).bytes();
        assertThat(other.name(digest)).isNotEqualTo(cipher.name(digest)).isNotEqualTo(digest);
        assertThat(other.seal(other.name(digest), blob)).isNotEqualTo(cipher.seal(cipher.name(digest), blob));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK, 5 * CHUNK + 77})
    void aLargeBlobIsWhatC2spCallsChunkedEncryption(int size) throws Exception {
        byte[] blob = Cases.bytes(size, size);
        byte[] stored = sealed(blob);
        assertThat(opened(stored)).isEqualTo(blob);
        assertThat(openedAsSpecified(stored)).isEqualTo(blob);
        assertThat(sealed(blob)).isNotEqualTo(stored);
    }

    @Test
    void aLargeBlobThatEndsEarlyIsNotOpened() throws IOException {
        byte[] stored = sealed(Cases.bytes(3 * CHUNK + 100, 4));
        for (int length : new int[] {
            0, 23, 24, 55, HEAD, HEAD + 1, HEAD + 16, HEAD + CHUNK + 16, HEAD + 3 * (CHUNK + 16), stored.length - 1
        }) {
            assertUnsound(Arrays.copyOf(stored, length));
        }
        assertUnsound(Arrays.copyOf(stored, stored.length + 1));
    }

    @Test
    void chunksThatChangedPlacesAreNotOpened() throws IOException {
        byte[] stored = sealed(Cases.bytes(4 * CHUNK, 4));
        byte[] swapped = stored.clone();
        System.arraycopy(stored, HEAD, swapped, HEAD + CHUNK + 16, CHUNK + 16);
        System.arraycopy(stored, HEAD + CHUNK + 16, swapped, HEAD, CHUNK + 16);
        assertUnsound(swapped);
        byte[] ofAnother = sealed(Cases.bytes(4 * CHUNK, 5));
        System.arraycopy(stored, HEAD, ofAnother, HEAD, CHUNK + 16);
        assertUnsound(ofAnother);
    }

    @Test
    void noByteOfALargeBlobCanBeChanged() throws IOException {
        byte[] good = sealed(Cases.bytes(CHUNK + 200, 4));
        for (int at = 0; at < good.length; at += at < HEAD ? 1 : 97) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            assertUnsound(bad);
        }
    }

    private static void assertUnsound(byte[] stored) {
        assertThatIOException().isThrownBy(() -> opened(stored)).isInstanceOf(UnsoundException.class);
    }

    private byte[] name(byte[] blob) {
        return cipher.name(Digest.sha256(blob).bytes());
    }

    private static byte[] sealed(byte[] blob) throws IOException {
        var stored = new ByteArrayOutputStream();
        ChunkKeys.random(KEY).seal(new ByteArrayInputStream(blob), stored);
        return stored.toByteArray();
    }

    private static byte[] opened(byte[] stored) throws IOException {
        try (var in = new OpeningStream(new ByteArrayInputStream(stored), KEY)) {
            return in.readAllBytes();
        }
    }

    /** c2sp.org/chunked-encryption with another library's HKDF-Expand and AES-256-GCM. */
    private static byte[] openedAsSpecified(byte[] stored) throws InvalidCipherTextException {
        byte[] info = ByteBuffer.allocate(47 + 1 + 24)
                .put("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put(stored, 0, 24)
                .array();
        var hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(HKDFParameters.skipExtractParameters(KEY, info));
        byte[] key = new byte[32];
        byte[] nonce = new byte[12];
        byte[] commitment = new byte[32];
        hkdf.generateBytes(key, 0, 32);
        hkdf.generateBytes(nonce, 0, 12);
        hkdf.generateBytes(commitment, 0, 32);
        assertThat(Arrays.copyOfRange(stored, 24, HEAD)).isEqualTo(commitment);
        var plain = new ByteArrayOutputStream();
        for (int at = HEAD, chunk = 0; at < stored.length; at += CHUNK + 16, chunk++) {
            byte[] counted = nonce.clone();
            counted[11] ^= (byte) chunk;
            var gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
            gcm.init(false, new AEADParameters(new KeyParameter(key), 128, counted));
            int length = Math.min(CHUNK + 16, stored.length - at);
            byte[] out = new byte[length - 16];
            int done = gcm.processBytes(stored, at, length, out, 0);
            gcm.doFinal(out, done);
            plain.writeBytes(out);
        }
        return plain.toByteArray();
    }
}
