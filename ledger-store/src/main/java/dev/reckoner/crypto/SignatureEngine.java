package dev.reckoner.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What computes RSA and ECDSA verifications: the Amazon Corretto Crypto Provider, which is AWS-LC, where there is a build of
 * it for this system and it answers {@link KnownAnswers} rightly; else the Java platform. It is never registered with the
 * platform: nothing but these verifications passes through it.
 *
 * <p>Which of the two it is must not show in an answer. So the platform alone reads keys; lengths, DER and unusual keys are
 * refused before an engine sees them; and where the fast one throws, the platform answers in its place.
 */
final class SignatureEngine {
    /** The Java platform itself. */
    static final SignatureEngine PLATFORM = new SignatureEngine(Optional.empty());

    private static final String FAST = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final int MOST_KEYS = 1024;

    private final Optional<Provider> provider;
    private final RecentlyUsed<PublicKey, Optional<PublicKey>> keys = new RecentlyUsed<>(MOST_KEYS);

    private SignatureEngine(Optional<Provider> provider) {
        this.provider = provider;
    }

    /** Loaded when the first signature is verified: that takes a fifth of a second. */
    private static final class Fast {
        static final Optional<SignatureEngine> ENGINE = load();
    }

    /** The one in use. */
    static SignatureEngine chosen() {
        return fast().orElse(PLATFORM);
    }

    /** The fast one; empty where there is none for this system or it fails its test. */
    static Optional<SignatureEngine> fast() {
        return Fast.ENGINE;
    }

    /** Its name and version, for people. */
    String name() {
        return provider.map(p -> p.getName() + " " + p.getVersionStr())
                .orElseGet(() -> "Java " + Runtime.version().feature());
    }

    /** True only for a valid signature; whatever keeps the engine from an answer is no valid signature. */
    boolean verify(SignatureScheme scheme, PublicKey key, byte[] message, byte[] signature) {
        try {
            return answer(scheme, key, message, signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return provider.isPresent() && PLATFORM.verify(scheme, key, message, signature);
        }
    }

    /** The engine's own answer, without the platform's in its place. */
    boolean answer(SignatureScheme scheme, PublicKey key, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        Signature function = provider.isPresent()
                ? Signature.getInstance(scheme.algorithm(), provider.get())
                : Signature.getInstance(scheme.algorithm());
        if (scheme.parameters().isPresent()) {
            function.setParameter(scheme.parameters().get());
        }
        function.initVerify(own(key));
        function.update(message);
        return function.verify(signature);
    }

    /** The key in the engine's own form, which saves a conversion at every use. */
    private PublicKey own(PublicKey key) {
        return provider.flatMap(p -> keys.get(key, () -> own(key, p))).orElse(key);
    }

    private static Optional<PublicKey> own(PublicKey key, Provider provider) {
        try {
            KeyFactory factory = KeyFactory.getInstance(key.getAlgorithm(), provider);
            return Optional.of(factory.generatePublic(new X509EncodedKeySpec(key.getEncoded())));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<SignatureEngine> load() {
        try {
            return ServiceLoader.load(Provider.class).stream()
                    .filter(candidate -> candidate.type().getName().equals(FAST))
                    .findFirst()
                    .map(found -> new SignatureEngine(Optional.of(found.get())))
                    .filter(KnownAnswers::areGivenBy);
        } catch (RuntimeException | LinkageError | java.util.ServiceConfigurationError e) {
            // A native library that this system refuses to load is no reason to check nothing.
            return Optional.empty();
        }
    }
}
