package dev.reckoner.audit.sample.opengradient;

import dev.reckoner.crypto.evm.Bytes;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A throw-away account: a secp256k1 key that holds nothing.
 *
 * @param secret the private key
 * @param address {@code 0x} and 40 lower-case hexadecimal characters
 */
record Wallet(BigInteger secret, String address) {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    /** The account of whoever has that name. */
    static Wallet of(Seed seed, String name) {
        SecureRandom random = seed.random("wallet " + name);
        BigInteger secret = new BigInteger(256, random)
                .mod(DOMAIN.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        return new Wallet(secret, address(secret));
    }

    private static String address(BigInteger secret) {
        ECPoint key = DOMAIN.getG().multiply(secret).normalize();
        return Bytes.of(key.getEncoded(false)).from(1).keccak().from(12).toString();
    }

    /** r, s and v over a hash (RFC 6979; s in the lower half, EIP-2). */
    Bytes sign(Bytes hash) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
        BigInteger[] pair = signer.generateSignature(hash.toArray());
        BigInteger order = DOMAIN.getN();
        BigInteger s = pair[1].compareTo(order.shiftRight(1)) > 0 ? order.subtract(pair[1]) : pair[1];
        return word(pair[0]).then(word(s)).then(Bytes.of((byte) (27 + parity(hash, pair[0], s))));
    }

    /** Which of the two points of that abscissa was meant: the nonce's, which is (hash + r secret) / s. */
    private int parity(Bytes hash, BigInteger r, BigInteger s) {
        BigInteger order = DOMAIN.getN();
        BigInteger nonce = hash.number()
                .add(r.multiply(secret))
                .multiply(s.modInverse(order))
                .mod(order);
        ECPoint point = DOMAIN.getG().multiply(nonce).normalize();
        return point.getAffineYCoord().testBitZero() ? 1 : 0;
    }

    private static Bytes word(BigInteger number) {
        Bytes digits = Bytes.of(number.toByteArray());
        return digits.size() > 32
                ? digits.from(1)
                : Bytes.of(new byte[32 - digits.size()]).then(digits);
    }
}
