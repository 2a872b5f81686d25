package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** Recovery of the signer of an ECDSA signature over secp256k1 (SEC 1, section 4.1.6; Yellow Paper, appendix F). */
public final class Secp256k1 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger ORDER = CURVE.getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final String CODE = "TR-EVM-SIGNATURE";

    /**
     * Who signed.
     *
     * @param address the account of the key, 20 bytes
     * @param highS true if s lies in the upper half: anyone can make such a signature from the other one, so two signatures
     *     are no sign of two acts of signing (EIP-2)
     */
    public record Signer(Bytes address, boolean highS) {}

    private Secp256k1() {}

    /**
     * The signer.
     *
     * @param hash what was signed, 32 bytes
     * @param r from 1 to the order less 1
     * @param s likewise
     * @param parity 0 or 1, of the ordinate of the point whose abscissa is r
     * @throws MalformedDocumentException {@code TR-EVM-SIGNATURE} if a number is out of range, or no key makes the signature
     */
    public static Signer recover(Bytes hash, BigInteger r, BigInteger s, int parity) throws MalformedDocumentException {
        require(hash.size() == 32, "The hash that was signed has " + hash.size() + " bytes, not 32.");
        require(isInRange(r), "The signature's r is zero, or not below the order of the curve.");
        require(isInRange(s), "The signature's s is zero, or not below the order of the curve.");
        require(parity == 0 || parity == 1, "The signature's parity is neither 0 nor 1.");
        BigInteger inverse = r.modInverse(ORDER);
        BigInteger u1 = hash.number().negate().multiply(inverse).mod(ORDER);
        BigInteger u2 = s.multiply(inverse).mod(ORDER);
        ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, point(r, parity), u2)
                .normalize();
        require(!key.isInfinity(), "No key makes this signature.");
        return new Signer(address(key), s.compareTo(HALF_ORDER) > 0);
    }

    /** The account of a public key: the last 20 bytes of the Keccak-256 of its coordinates. */
    private static Bytes address(ECPoint key) {
        return Bytes.of(key.getEncoded(false)).from(1).keccak().from(12);
    }

    /** The point of an abscissa; the curve's cofactor is 1, so every point is of the order. */
    private static ECPoint point(BigInteger abscissa, int parity) throws MalformedDocumentException {
        byte[] compressed = new byte[33];
        byte[] digits = Rlp.integer(abscissa).toArray();
        compressed[0] = (byte) (2 + parity);
        System.arraycopy(digits, 0, compressed, compressed.length - digits.length, digits.length);
        try {
            return CURVE.getCurve().decodePoint(compressed);
        } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException(
                    CODE, "The signature's r is not the abscissa of a point of the curve.");
        }
    }

    private static boolean isInRange(BigInteger number) {
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    private static void require(boolean condition, String sentence) throws MalformedDocumentException {
        if (!condition) {
            throw new MalformedDocumentException(CODE, sentence);
        }
    }
}
