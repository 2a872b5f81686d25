package dev.reckoner.audit.sample.nitro;

import com.upokecenter.cbor.CBORObject;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One boot of one of the sample's enclaves: a signing key made inside, and an attestation document in AWS Nitro's format that
 * binds the key. The attestation names the key as OpenGradient's enclaves do: 68 bytes of user data, two SHA-256 multihashes
 * of the TLS certificate and of the signing key.
 *
 * @param signingKey Ed25519 key pair of this boot
 * @param attestation the attestation document's bytes
 * @param attestationId SHA-256 of what its signature covers, the COSE Sig_structure
 */
public record SampleEnclave(KeyPair signingKey, byte[] attestation, Digest attestationId) {
    private static final byte[] PROTECTED_ES384 = HexFormat.of().parseHex("a1013822");
    private static final int REGISTERS = 16;
    private static final String UNMEASURED = "00".repeat(48);

    /**
     * Boots an enclave. In debug mode the platform reports zero measurements.
     *
     * @param tls SHA-256 of the DER of the certificate of the endpoint that it serves at
     */
    public static SampleEnclave boot(
            SampleRoot root, String operator, int day, Measurement build, Digest tls, boolean debug, Instant at)
            throws GeneralSecurityException {
        var moduleId = operator + "-" + day;
        var signingKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var leaf = root.leaf(moduleId, at);
        var pcrs = debug ? Map.<Integer, String>of() : registers(operator, moduleId, build);
        var payload = payload(moduleId, pcrs, at, leaf, userData(tls, signingKey.getPublic()));
        var toSign = signatureStructure(payload);
        return new SampleEnclave(signingKey, cose(payload, toSign, leaf), Digest.sha256(toSign));
    }

    /**
     * Documents of one boot, half a minute apart, as an enclave makes them for whoever asks.
     *
     * @param number how many; the leaf certificate lasts for 350
     */
    public static List<byte[]> attestations(
            SampleRoot root, String operator, Measurement build, Instant from, int number)
            throws GeneralSecurityException {
        var moduleId = operator + "-0";
        var leaf = root.leaf(moduleId, from);
        var registers = registers(operator, moduleId, build);
        var userData = userData(
                noCertificate(moduleId),
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        var documents = new ArrayList<byte[]>();
        for (int i = 0; i < number; i++) {
            var payload = payload(moduleId, registers, from.plusSeconds(30L * i), leaf, userData);
            documents.add(cose(payload, signatureStructure(payload), leaf));
        }
        return documents;
    }

    /** A document that binds somebody's key. */
    public static byte[] attestation(SampleRoot root, String operator, Measurement build, PublicKey key, Instant at)
            throws GeneralSecurityException {
        return attestation(root, operator, build, key, noCertificate(operator + "-0"), at);
    }

    /**
     * A document that binds somebody's key and TLS certificate.
     *
     * @param tls SHA-256 of the certificate's DER
     */
    public static byte[] attestation(
            SampleRoot root, String operator, Measurement build, PublicKey key, Digest tls, Instant at)
            throws GeneralSecurityException {
        var moduleId = operator + "-0";
        var leaf = root.leaf(moduleId, at);
        var payload = payload(moduleId, registers(operator, moduleId, build), at, leaf, userData(tls, key));
        return cose(payload, signatureStructure(payload), leaf);
    }

    /** What stands for the certificate of an enclave whose trail holds none. */
    private static Digest noCertificate(String moduleId) {
        return Digest.sha256(("tls:" + moduleId).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] userData(Digest tls, PublicKey signingKey) {
        var key = Digest.sha256(signingKey.getEncoded());
        return HexFormat.of().parseHex("1220" + tls.hex() + "1220" + key.hex());
    }

    /** PCR3 of the operator's instances: what stands for the role that the platform measures. */
    public static String role(String operator) throws GeneralSecurityException {
        return sha384("role of " + operator);
    }

    /** What the platform measured; the other registers stay zero. */
    private static Map<Integer, String> registers(String operator, String moduleId, Measurement build)
            throws GeneralSecurityException {
        return Map.of(0, build.pcr0(), 1, build.pcr1(), 2, build.pcr2(), 3, role(operator), 4, sha384(moduleId));
    }

    private static String sha384(String text) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-384").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static byte[] payload(
            String moduleId, Map<Integer, String> measured, Instant at, SampleRoot.Leaf leaf, byte[] userData)
            throws GeneralSecurityException {
        var pcrs = CBORObject.NewOrderedMap();
        for (int register = 0; register < REGISTERS; register++) {
            pcrs.Add(register, HexFormat.of().parseHex(measured.getOrDefault(register, UNMEASURED)));
        }
        var bundle = CBORObject.NewArray();
        for (var certificate : leaf.bundle()) {
            bundle.Add(certificate.getEncoded());
        }
        return CBORObject.NewOrderedMap()
                .Add("module_id", moduleId)
                .Add("digest", "SHA384")
                .Add("timestamp", at.toEpochMilli())
                .Add("pcrs", pcrs)
                .Add("certificate", leaf.certificate().getEncoded())
                .Add("cabundle", bundle)
                .Add("public_key", CBORObject.Null)
                .Add("user_data", userData)
                .Add("nonce", CBORObject.Null)
                .EncodeToBytes();
    }

    /** RFC 9052, section 4.4. */
    private static byte[] signatureStructure(byte[] payload) {
        return CBORObject.NewArray()
                .Add("Signature1")
                .Add(PROTECTED_ES384)
                .Add(new byte[0])
                .Add(payload)
                .EncodeToBytes();
    }

    private static byte[] cose(byte[] payload, byte[] toSign, SampleRoot.Leaf leaf) throws GeneralSecurityException {
        var signer = Signature.getInstance("SHA384withECDSAinP1363Format");
        signer.initSign(leaf.key());
        signer.update(toSign);
        return CBORObject.NewArray()
                .Add(PROTECTED_ES384)
                .Add(CBORObject.NewMap())
                .Add(payload)
                .Add(signer.sign())
                .EncodeToBytes();
    }
}
