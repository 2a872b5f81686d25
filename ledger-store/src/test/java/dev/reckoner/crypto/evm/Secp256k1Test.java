package dev.reckoner.crypto.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Secp256k1Test {
    private static final TestSigner SIGNER = new TestSigner("46".repeat(32));
    private static final Bytes HASH = Bytes.ofHex("01").keccak();
    private static final BigInteger ORDER = TestSigner.CURVE.getN();

    @Test
    void theSignerIsFoundForBothParities() throws MalformedDocumentException {
        assertThat(SIGNER.address()).hasToString("0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f");
        Set<Integer> parities = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            Bytes hash = Rlp.integer(i).keccak();
            TestSigner.Signature made = SIGNER.sign(hash);
            parities.add(made.parity());
            Secp256k1.Signer signer = Secp256k1.recover(hash, made.r(), made.s(), made.parity());
            assertThat(signer).isEqualTo(new Secp256k1.Signer(SIGNER.address(), false));
        }
        assertThat(parities).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void anotherHashOrNumberOrParityIsAnotherSigner() throws MalformedDocumentException {
        TestSigner.Signature made = SIGNER.sign(HASH);
        BigInteger other = made.s().add(BigInteger.ONE);
        assertThat(Secp256k1.recover(HASH.keccak(), made.r(), made.s(), made.parity())
                        .address())
                .isNotEqualTo(SIGNER.address());
        assertThat(Secp256k1.recover(HASH, made.r(), other, made.parity()).address())
                .isNotEqualTo(SIGNER.address());
        assertThat(Secp256k1.recover(HASH, made.r(), made.s(), 1 - made.parity())
                        .address())
                .isNotEqualTo(SIGNER.address());
    }

    @Test
    void theTwinOfASignatureIsRecoveredAndReported() throws MalformedDocumentException {
        TestSigner.Signature made = SIGNER.sign(HASH);
        assertThat(Secp256k1.recover(HASH, made.r(), ORDER.subtract(made.s()), 1 - made.parity()))
                .isEqualTo(new Secp256k1.Signer(SIGNER.address(), true));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        BigInteger good = SIGNER.sign(HASH).r();
        for (BigInteger wrong : new BigInteger[] {BigInteger.ZERO, BigInteger.ONE.negate(), ORDER, ORDER.add(good)}) {
            refused(HASH, wrong, good, 0);
            refused(HASH, good, wrong, 0);
        }
        refused(HASH, good, good, 2);
        refused(HASH, good, good, -1);
        refused(HASH.from(1), good, good, 0);
    }

    @Test
    void anAbscissaOfNoPointIsRefused() {
        // 5³ + 7 is no square modulo the prime of the curve.
        refused(HASH, BigInteger.valueOf(5), BigInteger.ONE, 0);
    }

    @Test
    void aSignatureThatOnlyThePointAtInfinityCouldMakeIsRefused() {
        // With r of the generator itself and s equal to the hash, both summands cancel out.
        TestSigner.Signature ofOne = new TestSigner.Signature(
                TestSigner.CURVE.getG().getAffineXCoord().toBigInteger(),
                HASH.number().mod(ORDER),
                TestSigner.CURVE.getG().getAffineYCoord().testBitZero() ? 1 : 0);
        refused(HASH, ofOne.r(), ofOne.s(), ofOne.parity());
    }

    private static void refused(Bytes hash, BigInteger r, BigInteger s, int parity) {
        assertThatThrownBy(() -> Secp256k1.recover(hash, r, s, parity))
                .isInstanceOfSatisfying(
                        MalformedDocumentException.class,
                        e -> assertThat(e.code()).isEqualTo("TR-EVM-SIGNATURE"));
    }
}
