package dev.reckoner.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Chains made link by link, sound ones and others. */
final class MadeChain {
    static final Instant FROM = Instant.parse("2026-03-01T12:00:00Z");

    /** One certificate and the key that it is about. */
    record Node(String name, KeyPair key, byte[] der) {}

    /**
     * What a certificate says of itself.
     *
     * @param pathLength how many authorities may stand below it; negative for none at all, not even itself
     * @param usage bits of the key usage
     */
    record Form(String name, int pathLength, int usage, Duration life, String curve, String hash) {
        static Form authority(String name, int pathLength) {
            return new Form(name, pathLength, KeyUsage.keyCertSign, Duration.ofDays(9), "secp384r1", "SHA384");
        }

        static Form leaf(String name) {
            return new Form(name, -1, KeyUsage.digitalSignature, Duration.ofHours(3), "secp384r1", "SHA384");
        }

        Form usage(int bits) {
            return new Form(name, pathLength, bits, life, curve, hash);
        }

        Form curve(String other) {
            return new Form(name, pathLength, usage, life, other, hash);
        }
    }

    private MadeChain() {}

    /** A root, or whatever signs itself. */
    static Node root(Form form) throws Exception {
        KeyPair key = key(form.curve());
        return new Node(form.name(), key, der(form, form.name(), key, key));
    }

    /** A certificate below another. */
    static Node below(Node issuer, Form form) throws Exception {
        KeyPair key = key(form.curve());
        return new Node(form.name(), key, der(form, issuer.name(), issuer.key(), key));
    }

    /** A chain of AWS Nitro's shape: root, regional, zonal, instance, leaf. */
    static List<Node> nitro() throws Exception {
        List<Node> nodes = new ArrayList<>(List.of(root(Form.authority("CN=root", 3))));
        nodes.add(below(nodes.getLast(), Form.authority("CN=regional", 2)));
        nodes.add(below(nodes.getLast(), Form.authority("CN=zonal", 1)));
        nodes.add(below(nodes.getLast(), Form.authority("CN=instance", 0)));
        nodes.add(below(nodes.getLast(), Form.leaf("CN=leaf")));
        return nodes;
    }

    private static byte[] der(Form form, String issuer, KeyPair issuerKey, KeyPair key)
            throws IOException, OperatorCreationException {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.ONE,
                Date.from(FROM),
                Date.from(FROM.plus(form.life())),
                new X500Name(form.name()),
                key.getPublic());
        builder.addExtension(
                Extension.basicConstraints,
                true,
                form.pathLength() < 0 ? new BasicConstraints(false) : new BasicConstraints(form.pathLength()));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(form.usage()));
        var signer = new JcaContentSignerBuilder(form.hash() + "withECDSA").build(issuerKey.getPrivate());
        return builder.build(signer).getEncoded();
    }

    private static KeyPair key(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
