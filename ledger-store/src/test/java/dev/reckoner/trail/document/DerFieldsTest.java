package dev.reckoner.trail.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Vectors;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates and public keys as fields over their bytes. */
class DerFieldsTest {
    private static X509Certificate root() throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Vectors.bytes("nitro/aws-nitro-root-g1.pem")));
    }

    @Test
    void aCertificateShowsWhatTheJdkReadsInIt() throws GeneralSecurityException {
        var certificate = root();
        byte[] der = certificate.getEncoded();
        var document = Documents.decode(der);
        assertThat(document.name()).isEqualTo("X.509 certificate");
        var signed = find(document, "tbsCertificate");
        assertThat(find(signed, "subject").value())
                .isEqualTo(certificate.getSubjectX500Principal().getName());
        assertThat(hex(der, find(signed, "serialNumber")))
                .endsWith(HexFormat.of().formatHex(certificate.getSerialNumber().toByteArray()));
        assertThat(hex(der, signed)).isEqualTo(HexFormat.of().formatHex(certificate.getTBSCertificate()));
        assertThat(find(find(signed, "subjectPublicKeyInfo"), "algorithm").children())
                .extracting(DocumentField::value)
                .containsExactly("ecPublicKey (1.2.840.10045.2.1)", "P-384 (1.3.132.0.34)");
        assertThat(find(document, "signatureAlgorithm").children().getFirst().value())
                .isEqualTo("ecdsa-with-SHA384 (1.2.840.10045.4.3.3)");
        assertThat(find(signed, "extensions").children())
                .extracting(DocumentField::name)
                .anyMatch(name -> name.startsWith("basicConstraints"));
        DocumentsTest.assertWithin(document);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, rsaEncryption (1.2.840.113549.1.1.1)",
        "EC, ecPublicKey (1.2.840.10045.2.1)",
        "Ed25519, Ed25519 (1.3.101.112)"
    })
    void aPublicKeySaysOfWhatKindItIs(String algorithm, String kind) throws GeneralSecurityException {
        byte[] spki = KeyPairGenerator.getInstance(algorithm)
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        var document = Documents.decode(spki);
        assertThat(document.name()).isEqualTo("Public key");
        assertThat(document.value()).isEqualTo(kind);
        DocumentsTest.assertWithin(document);
    }

    @Test
    void theModulusAndTheExponentOfAnRsaKeyHaveTheirBytes() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
        var bits = find(Documents.decode(spki), "subjectPublicKey");
        assertThat(bits.value()).isEqualTo("RSA, 2048 bits");
        assertThat(find(bits, "publicExponent").value()).isEqualTo("65537");
        assertThat(hex(spki, find(bits, "modulus"))).startsWith("0282010100");
    }

    static Stream<String> notDer() {
        return Stream.of(
                "30",
                "3000",
                "308000000000",
                "30810100",
                "3082000100",
                "30847fffffff",
                "3085000000000100",
                "1f0100",
                "30030201",
                "3006300406022a03" + "00",
                "30053000" + "030101");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("notDer")
    void whatIsNoCertificateAndNoKeyStaysRaw(String hex) {
        assertThat(Documents.decode(HexFormat.of().parseHex(hex)).name()).isEqualTo("Raw bytes");
    }

    private static DocumentField find(DocumentField field, String name) {
        return field.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + field));
    }

    private static String hex(byte[] document, DocumentField field) {
        return HexFormat.of().formatHex(document, field.offset(), field.offset() + field.length());
    }
}
