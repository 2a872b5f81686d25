package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which engine computes must not show in an answer. */
class SignatureEngineTest {
    private static final byte[] MESSAGE = "the answer was 42".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void everyEngineGivesTheKnownAnswers(Engines.Choice choice) {
        assertThat(KnownAnswers.areGivenBy(choice.engine())).isTrue();
    }

    @Test
    void theFastEngineIsChosenWhereThereIsOneAndThePlatformKnowsNothingOfIt() {
        SignatureEngine fast = Engines.fast();
        assertThat(SignatureEngine.chosen()).isSameAs(fast);
        assertThat(Signatures.engine()).startsWith("AmazonCorrettoCryptoProvider 2.");
        assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
        assertThat(SignatureEngine.PLATFORM.name()).startsWith("Java ");
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 222, 0, 20, 33})
    void enginesAgreeAboutRsaSignaturesWithAnyBitChanged(int salt) throws Exception {
        SignatureEngine fast = Engines.fast();
        KeyPair pair = rsa(2048);
        byte[] signature = sign(pair, SignatureScheme.pss(salt));
        assertThat(RsaPss.verify(fast, pair.getPublic(), MESSAGE, signature, salt))
                .isTrue();
        assertThat(RsaPss.matchingSalt(fast, pair.getPublic(), MESSAGE, signature))
                .isEqualTo(RsaPss.matchingSalt(SignatureEngine.PLATFORM, pair.getPublic(), MESSAGE, signature));
        for (int bit = 0; bit < signature.length * 8; bit += 37) {
            byte[] changed = changed(signature, bit);
            assertThat(RsaPss.verify(fast, pair.getPublic(), MESSAGE, changed, salt))
                    .as("bit %d", bit)
                    .isFalse();
            assertThat(RsaPss.matchingSalt(SignatureEngine.PLATFORM, pair.getPublic(), MESSAGE, changed))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void aSignatureOfAnotherLengthOrNotBelowTheModulusIsRefused(Engines.Choice choice) throws Exception {
        SignatureEngine engine = choice.engine();
        KeyPair pair = rsa(2048);
        byte[] signature = sign(pair, SignatureScheme.pss(32));
        BigInteger modulus = ((RSAPublicKey) pair.getPublic()).getModulus();
        BigInteger larger = new BigInteger(1, signature).add(modulus);
        byte[] wrapped = larger.toByteArray();
        for (byte[] other : List.of(
                Arrays.copyOf(signature, 255),
                Arrays.copyOf(signature, 257),
                prepended(signature),
                Arrays.copyOfRange(wrapped, Math.max(0, wrapped.length - 256), wrapped.length),
                new byte[0],
                new byte[256])) {
            assertThat(RsaPss.verify(engine, pair.getPublic(), MESSAGE, other, 32))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void numbersThatAreNoRsaKeyVerifyNothing(Engines.Choice choice) throws Exception {
        SignatureEngine engine = choice.engine();
        KeyPair pair = rsa(2048);
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        byte[] signature = sign(pair, SignatureScheme.pss(32));
        BigInteger even = key.getModulus().subtract(BigInteger.ONE);
        assertThat(RsaPss.verify(engine, rsa(even, key.getPublicExponent()), MESSAGE, signature, 32))
                .isFalse();
        assertThat(RsaPss.verify(engine, rsa(key.getModulus(), BigInteger.valueOf(65536)), MESSAGE, signature, 32))
                .isFalse();
        assertThat(RsaPss.verify(engine, rsa(1024).getPublic(), MESSAGE, signature, 32))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void ecdsaNumbersOutOfRangeAreRefused(Engines.Choice choice) throws Exception {
        SignatureEngine engine = choice.engine();
        KeyPair pair = ec("secp384r1");
        BigInteger order = ((ECPublicKey) pair.getPublic()).getParams().getOrder();
        byte[] signature = sign(pair, SignatureScheme.ES384);
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 48));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 48, 96));
        assertThat(EcdsaP384.verify(engine, pair.getPublic(), MESSAGE, signature))
                .isTrue();
        assertThat(EcdsaP384.verify(engine, pair.getPublic(), MESSAGE, plain(r, order.subtract(s))))
                .as("the other signature of the same pair is valid ECDSA")
                .isTrue();
        BigInteger zero = BigInteger.ZERO;
        for (byte[] other :
                List.of(plain(zero, zero), plain(zero, s), plain(r, zero), plain(order, s), plain(r, order))) {
            assertThat(EcdsaP384.verify(engine, pair.getPublic(), MESSAGE, other))
                    .isFalse();
        }
        assertThat(EcdsaP384.verify(engine, ec("secp256r1").getPublic(), MESSAGE, signature))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void aPointThatIsNotOnTheCurveVerifiesNothing(Engines.Choice choice) throws Exception {
        SignatureEngine engine = choice.engine();
        ECPublicKey key = (ECPublicKey) ec("secp384r1").getPublic();
        ECPoint off =
                new ECPoint(key.getW().getAffineX(), key.getW().getAffineY().xor(BigInteger.ONE));
        assertThat(EcdsaP384.verify(engine, offCurve(key, off), MESSAGE, new byte[96]))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.reckoner.crypto.Engines#all")
    void noEcdsaSignatureWithABitChangedIsAccepted(Engines.Choice choice) throws Exception {
        SignatureEngine engine = choice.engine();
        KeyPair p256 = Signatures.newP256();
        byte[] der = Signatures.sign(p256.getPrivate(), MESSAGE);
        byte[] spki = p256.getPublic().getEncoded();
        assertThat(Signatures.verify(engine, spki, MESSAGE, der)).isTrue();
        for (int bit = 0; bit < der.length * 8; bit += 5) {
            assertThat(Signatures.verify(engine, spki, MESSAGE, changed(der, bit)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    private static PublicKey offCurve(ECPublicKey key, ECPoint point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, key.getParams()));
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static KeyPair ec(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] sign(KeyPair pair, SignatureScheme scheme) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(scheme.algorithm());
        if (scheme.parameters().isPresent()) {
            signer.setParameter(scheme.parameters().get());
        }
        signer.initSign(pair.getPrivate());
        signer.update(MESSAGE);
        return signer.sign();
    }

    private static byte[] plain(BigInteger r, BigInteger s) {
        byte[] out = new byte[96];
        put(r, out, 48);
        put(s, out, 96);
        return out;
    }

    private static void put(BigInteger number, byte[] out, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(48, bytes.length);
        System.arraycopy(bytes, bytes.length - length, out, end - length, length);
    }

    private static byte[] prepended(byte[] bytes) {
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 1, bytes.length);
        return longer;
    }

    private static byte[] changed(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
