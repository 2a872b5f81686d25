package dev.reckoner.appraise;

import com.upokecenter.cbor.CBORObject;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.nitro.NitroReader;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An enclave of our own under a root of our own, which signs documents of the Nitro format. */
public final class MadeEnclave {
    public static final byte[] BUILD = HexFormat.of().parseHex("ab".repeat(48));

    /** PCR3, the role of the instance that the enclave runs on. */
    public static final String ROLE = "cd".repeat(48);

    private final KeyPair rootKey = keyPair();
    private final KeyPair leafKey = keyPair();
    private final X509Certificate root;
    private final X509Certificate leaf;

    /** An enclave whose leaf certificate is valid for three hours from that instant on. */
    public MadeEnclave(Instant from) {
        Instant ends = from.plus(Duration.ofHours(3));
        root = certificate("CN=root", rootKey.getPublic(), "CN=root", rootKey.getPrivate(), from, ends, true);
        leaf = certificate("CN=leaf", leafKey.getPublic(), "CN=root", rootKey.getPrivate(), from, ends, false);
    }

    public ReferenceValues.TrustAnchor anchor() throws Exception {
        return new ReferenceValues.TrustAnchor("made root", Digest.sha256(root.getEncoded()));
    }

    /** Its build as one that the analyst approves. */
    public static ReferenceValues.Measurement build() {
        String register = HexFormat.of().formatHex(BUILD);
        return new ReferenceValues.Measurement("build 1", register, register, register);
    }

    /** By what records name a document: the digest of what its signature covers. */
    public static Digest id(byte[] document) throws Exception {
        return NitroReader.readDocument(document, "attestation", new CollectingSink());
    }

    /** A document that commits to the key with that SubjectPublicKeyInfo. */
    public byte[] document(Instant at, byte[] spki) throws Exception {
        return document(at, spki, BUILD, HexFormat.of().parseHex(ROLE));
    }

    /** The same of an enclave in debug mode, which the platform does not measure. */
    public byte[] debugDocument(Instant at, byte[] spki) throws Exception {
        return document(at, spki, new byte[BUILD.length], new byte[BUILD.length]);
    }

    /** A document with that user data, whatever they commit to. */
    public byte[] documentWith(Instant at, byte[] userData) throws Exception {
        return signed(at, BUILD, HexFormat.of().parseHex(ROLE), userData, root);
    }

    /** A document whose certificate is said to be under another enclave's root, which did not sign it. */
    public byte[] documentUnder(MadeEnclave other, Instant at, byte[] spki) throws Exception {
        return signed(at, BUILD, HexFormat.of().parseHex(ROLE), userData(spki), other.root);
    }

    private byte[] document(Instant at, byte[] spki, byte[] build, byte[] role) throws Exception {
        return signed(at, build, role, userData(spki), root);
    }

    private static byte[] userData(byte[] spki) {
        return HexFormat.of()
                .parseHex(
                        "1220" + "00".repeat(32) + "1220" + Digest.sha256(spki).hex());
    }

    private byte[] signed(Instant at, byte[] build, byte[] role, byte[] userData, X509Certificate over)
            throws Exception {
        CBORObject pcrs = CBORObject.NewMap();
        for (int i = 0; i < 3; i++) {
            pcrs.Add(i, build);
        }
        pcrs.Add(3, role);
        byte[] payload = CBORObject.NewMap()
                .Add("module_id", "i-made")
                .Add("digest", "SHA384")
                .Add("timestamp", at.toEpochMilli())
                .Add("pcrs", pcrs)
                .Add("certificate", leaf.getEncoded())
                .Add("cabundle", CBORObject.NewArray().Add(over.getEncoded()))
                .Add("user_data", userData)
                .Add("nonce", CBORObject.Null)
                .EncodeToBytes();
        byte[] header = HexFormat.of().parseHex("a1013822");
        byte[] signed = CBORObject.NewArray()
                .Add("Signature1")
                .Add(header)
                .Add(new byte[0])
                .Add(payload)
                .EncodeToBytes();
        Signature signer = Signature.getInstance("SHA384withECDSAinP1363Format");
        signer.initSign(leafKey.getPrivate());
        signer.update(signed);
        return CBORObject.NewArray()
                .Add(header)
                .Add(CBORObject.NewMap())
                .Add(payload)
                .Add(signer.sign())
                .EncodeToBytes();
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            String subject, PublicKey key, String issuer, PrivateKey issuerKey, Instant from, Instant to, boolean ca) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer), BigInteger.ONE, Date.from(from), Date.from(to), new X500Name(subject), key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(ca ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuerKey)));
        } catch (java.io.IOException
                | java.security.cert.CertificateException
                | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
