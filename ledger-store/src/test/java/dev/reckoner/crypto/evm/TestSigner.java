package dev.reckoner.crypto.evm;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;

/** Signs as a wallet does, with a key that everybody knows. */
final class TestSigner {
    static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("secp256k1"));

    private final BigInteger secret;

    TestSigner(String secret) {
        this.secret = new BigInteger(secret, 16);
    }

    /**
     * A signature with a low s.
     *
     * @param parity of the ordinate of the point that r is of
     */
    record Signature(BigInteger r, BigInteger s, int parity) {}

    Signature sign(Bytes hash) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, CURVE));
        BigInteger[] pair = signer.generateSignature(hash.toArray());
        BigInteger r = pair[0];
        boolean high = pair[1].shiftLeft(1).compareTo(CURVE.getN()) > 0;
        BigInteger s = high ? CURVE.getN().subtract(pair[1]) : pair[1];
        // The point itself, from the equation of verification: (hash + r·secret) / s times the generator.
        BigInteger k = hash.number().add(r.multiply(secret)).multiply(s.modInverse(CURVE.getN()));
        ECPoint point = CURVE.getG().multiply(k.mod(CURVE.getN())).normalize();
        return new Signature(r, s, point.getAffineYCoord().testBitZero() ? 1 : 0);
    }

    Bytes address() {
        ECPoint key = CURVE.getG().multiply(secret).normalize();
        Bytes coordinates = Bytes.of(key.getAffineXCoord().getEncoded())
                .then(Bytes.of(key.getAffineYCoord().getEncoded()));
        return coordinates.keccak().from(12);
    }
}
