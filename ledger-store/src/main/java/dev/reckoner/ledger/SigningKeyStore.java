package dev.reckoner.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The case's signing keys as PKCS#12 (RFC 7292): PBES2 with AES-256, and for each the certificate for itself that the format asks
 * for.
 */
final class SigningKeyStore {
    /** As many as {@link CaseKeys#MOST_SIGNING_KEYS}. */
    private static final List<String> ALIASES = List.of("case", "next", "third", "fourth", "fifth", "sixth");

    private static final String PROTECTION = "PBEWithHmacSHA256AndAES_256";
    private static final int SALT_BYTES = 20;
    /** The password is one of 256 bits that Argon2id gave: no count of this slower function would make it any dearer to guess. */
    private static final int ITERATIONS = 10_000;

    private static final X500Name NAME = new X500Name("CN=Reckoner case");
    /** RFC 5280, section 4.1.2.5: no end. */
    private static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

    private SigningKeyStore() {}

    /** A key with its certificate. */
    record Entry(PrivateKey key, Certificate certificate) {
        static Entry of(KeyPair pair, Instant now) throws GeneralSecurityException {
            return new Entry(pair.getPrivate(), SigningKeyStore.certificate(pair, now));
        }
    }

    private static Certificate certificate(KeyPair pair, Instant now) throws GeneralSecurityException {
        var algorithm = pair.getPrivate().getAlgorithm().equals("ML-DSA") ? "ML-DSA-44" : "Ed25519";
        try {
            var built = new JcaX509v3CertificateBuilder(
                            NAME,
                            new BigInteger(1, Keys.random(16)),
                            Date.from(now),
                            Date.from(NO_END),
                            NAME,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(built);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** The store with at most six keys. */
    static byte[] write(List<Entry> entries, char[] password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        for (int i = 0; i < entries.size(); i++) {
            put(store, ALIASES.get(i), entries.get(i), password);
        }
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }

    private static void put(KeyStore store, String alias, Entry entry, char[] password)
            throws GeneralSecurityException {
        store.setEntry(
                alias,
                new KeyStore.PrivateKeyEntry(entry.key(), new Certificate[] {entry.certificate()}),
                new KeyStore.PasswordProtection(
                        password, PROTECTION, new PBEParameterSpec(Keys.random(SALT_BYTES), ITERATIONS)));
    }

    /** The keys of a store, at least one, in the order in which they were written. */
    static List<Entry> read(byte[] bytes, char[] password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), password);
        var entries = new ArrayList<Entry>();
        for (var alias : ALIASES) {
            if (store.getEntry(alias, new KeyStore.PasswordProtection(password))
                    instanceof KeyStore.PrivateKeyEntry entry) {
                entries.add(new Entry(entry.getPrivateKey(), entry.getCertificate()));
            }
        }
        if (entries.isEmpty()) {
            throw new GeneralSecurityException("it holds no key of that name");
        }
        return entries;
    }
}
