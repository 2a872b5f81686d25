package dev.reckoner.crypto;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum uses it: the submission's padding 0x01, not SHA3-256 of FIPS 202. */
public final class Keccak256 {
    private Keccak256() {}

    /** The 32 bytes. */
    public static byte[] of(byte[] bytes) {
        KeccakDigest function = new KeccakDigest(256);
        function.update(bytes, 0, bytes.length);
        byte[] value = new byte[32];
        function.doFinal(value, 0);
        return value;
    }

    /** The value as a digest named {@code keccak256}. */
    public static Digest digest(byte[] bytes) {
        return new Digest("keccak256", HexFormat.of().formatHex(of(bytes)));
    }
}
