package dev.reckoner.trail.nitro;

import dev.reckoner.crypto.CertificateChain;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.PublicKeys;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and public keys, PEM (several per file) or DER (one). Private keys are refused and not kept. */
public final class KeyMaterialReader implements TrailReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_BLOCKS = 1_000;
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final String ASK = "Ask for the certificate or public key as PEM or DER.";

    @Override
    public String format() {
        return "Certificate or public key";
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        byte[] head = file.head(4096);
        if (file.size() > MOST_BYTES) {
            return false;
        }
        return new String(head, StandardCharsets.ISO_8859_1).stripLeading().startsWith("-----BEGIN ")
                || (head.length > 1 && head[0] == 0x30 && isDer(content(file)));
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        byte[] content = content(file);
        if (content.length > 0 && content[0] == 0x30) {
            item(content, "", file, sink);
            return;
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Matcher begin = BEGIN.matcher(text);
        int blocks = 0;
        while (begin.find()) {
            if (++blocks > MOST_BLOCKS) {
                sink.problem(damaged(file, "", "Only the first " + MOST_BLOCKS + " blocks were read."));
                return;
            }
            block(text, begin, file, sink);
        }
    }

    /**
     * Hands a key to the sink as an evidence item; empty where the PEM text is not one public key.
     *
     * @param party who uses it, from its SubjectPublicKeyInfo
     */
    public static Optional<Evidence.SigningKey> signingKey(
            String pem, Function<byte[], String> party, String place, TrailSink sink) throws IOException {
        Optional<byte[]> der = Optional.of(BEGIN.matcher(pem))
                .filter(Matcher::find)
                .filter(m -> m.group(1).equals("PUBLIC KEY"))
                .flatMap(m -> body(pem, m));
        return der.isEmpty() ? Optional.empty() : signingKey(der.get(), party.apply(der.get()), place, sink);
    }

    /**
     * Hands a key to the sink as an evidence item.
     *
     * @param spki SubjectPublicKeyInfo DER
     * @param party who uses it
     * @return false where the bytes are no public key of a known kind
     */
    public static boolean addKey(byte[] spki, String party, String place, TrailSink sink) throws IOException {
        return signingKey(spki, party, place, sink).isPresent();
    }

    /**
     * Hands a certificate to the sink as an evidence item.
     *
     * @param der X.509
     * @return false where the bytes are no certificate
     */
    public static boolean addCertificate(byte[] der, String place, TrailSink sink) throws IOException {
        try {
            X509Certificate certificate = CertificateChain.certificate(der);
            Digest digest = sink.blob(der);
            sink.evidence(new Evidence.Certificate(
                    digest,
                    digest,
                    place,
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getSerialNumber(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant()));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static Optional<Evidence.SigningKey> signingKey(byte[] spki, String party, String place, TrailSink sink)
            throws IOException {
        Optional<String> algorithm = PublicKeys.read(spki).map(PublicKeys::label);
        if (algorithm.isEmpty()) {
            return Optional.empty();
        }
        Digest digest = sink.blob(spki);
        String base64 = Base64.getEncoder().encodeToString(spki);
        Evidence.SigningKey key = new Evidence.SigningKey(digest, digest, place, algorithm.get(), base64, party);
        sink.evidence(key);
        return Optional.of(key);
    }

    private static void block(String text, Matcher begin, TrailFile file, TrailSink sink) throws IOException {
        String place = "line " + (1 + text.substring(0, begin.start()).lines().count());
        String label = begin.group(1);
        if (label.endsWith("PRIVATE KEY")) {
            sink.problem(new ReadProblem(
                    file.name(),
                    place,
                    "TR-PRIVATE-KEY",
                    "The file holds a private key, which was neither read nor kept.",
                    "Treat that key as exposed, and import the public key instead.",
                    Severity.REFUSED));
            return;
        }
        Optional<byte[]> der = body(text, begin);
        if (der.isPresent()) {
            item(der.get(), place, file, sink);
        } else {
            sink.problem(damaged(file, place, "The " + label + " block is not complete base64."));
        }
    }

    private static void item(byte[] der, String place, TrailFile file, TrailSink sink) throws IOException {
        String where = place.isEmpty() ? file.name() : file.name() + ":" + place.substring("line ".length());
        if (!addKey(der, "", where, sink) && !addCertificate(der, where, sink)) {
            sink.problem(damaged(file, place, "It is neither a certificate nor a public key of a known kind."));
        }
    }

    private static Optional<byte[]> body(String text, Matcher begin) {
        int end = text.indexOf("-----END " + begin.group(1) + "-----", begin.end());
        if (end < 0) {
            return Optional.empty();
        }
        try {
            String base64 = text.substring(begin.end(), end).replaceAll("\\s", "");
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isDer(byte[] content) {
        if (PublicKeys.read(content).isPresent()) {
            return true;
        }
        try {
            CertificateChain.certificate(content);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static byte[] content(TrailFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static ReadProblem damaged(TrailFile file, String place, String sentence) {
        return new ReadProblem(file.name(), place, "TR-KEY-MALFORMED", sentence, ASK, Severity.DAMAGED);
    }
}
