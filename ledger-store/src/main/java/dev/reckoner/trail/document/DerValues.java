package dev.reckoner.trail.document;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Values of DER in the form in which people read them. */
final class DerValues {
    /** The identifiers that keys and certificates of this field use (RFC 5280, RFC 8410, RFC 5480, RFC 8017). */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.1", "rsaEncryption"),
            Map.entry("1.2.840.113549.1.1.10", "rsassaPss"),
            Map.entry("1.2.840.113549.1.1.11", "sha256WithRSAEncryption"),
            Map.entry("1.2.840.10045.2.1", "ecPublicKey"),
            Map.entry("1.2.840.10045.3.1.7", "P-256"),
            Map.entry("1.3.132.0.34", "P-384"),
            Map.entry("1.3.132.0.10", "secp256k1"),
            Map.entry("1.2.840.10045.4.3.2", "ecdsa-with-SHA256"),
            Map.entry("1.2.840.10045.4.3.3", "ecdsa-with-SHA384"),
            Map.entry("1.3.101.112", "Ed25519"),
            Map.entry("2.5.4.3", "commonName"),
            Map.entry("2.5.4.6", "country"),
            Map.entry("2.5.4.7", "locality"),
            Map.entry("2.5.4.8", "state"),
            Map.entry("2.5.4.10", "organization"),
            Map.entry("2.5.4.11", "organizationalUnit"),
            Map.entry("2.5.29.14", "subjectKeyIdentifier"),
            Map.entry("2.5.29.15", "keyUsage"),
            Map.entry("2.5.29.17", "subjectAltName"),
            Map.entry("2.5.29.19", "basicConstraints"),
            Map.entry("2.5.29.31", "cRLDistributionPoints"),
            Map.entry("2.5.29.32", "certificatePolicies"),
            Map.entry("2.5.29.35", "authorityKeyIdentifier"),
            Map.entry("2.5.29.37", "extKeyUsage"),
            Map.entry("1.3.6.1.5.5.7.1.1", "authorityInfoAccess"));

    private DerValues() {}

    /** The type's name in X.680, {@code [n]} for a member that a structure numbers. */
    static String type(DerItem item) {
        return switch (item.tag()) {
            case DerItem.BOOLEAN -> "BOOLEAN";
            case DerItem.INTEGER -> "INTEGER";
            case DerItem.BIT_STRING -> "BIT STRING";
            case DerItem.OCTET_STRING -> "OCTET STRING";
            case DerItem.NULL -> "NULL";
            case DerItem.OBJECT_IDENTIFIER -> "OBJECT IDENTIFIER";
            case DerItem.UTF8_STRING, DerItem.PRINTABLE_STRING, DerItem.TELETEX_STRING, DerItem.IA5_STRING -> "text";
            case DerItem.UTC_TIME, DerItem.GENERALIZED_TIME -> "time";
            case DerItem.SEQUENCE -> "SEQUENCE";
            case DerItem.SET -> "SET";
            default -> item.isContext() ? "[" + item.number() + "]" : "tag 0x%02x".formatted(item.tag());
        };
    }

    static String value(DerItem item, byte[] document) {
        if (item.isConstructed()) {
            return Shown.count(item.children().size(), "value");
        }
        int from = item.content();
        int to = item.end();
        return switch (item.tag()) {
            case DerItem.BOOLEAN -> from < to && document[from] != 0 ? "true" : "false";
            case DerItem.INTEGER -> integer(document, from, to);
            case DerItem.NULL -> "";
            case DerItem.OBJECT_IDENTIFIER -> named(identifier(document, from, to));
            case DerItem.UTF8_STRING,
                    DerItem.PRINTABLE_STRING,
                    DerItem.TELETEX_STRING,
                    DerItem.IA5_STRING,
                    DerItem.UTC_TIME,
                    DerItem.GENERALIZED_TIME ->
                Shown.text(new String(document, from, to - from, StandardCharsets.UTF_8));
            default -> from == to ? "empty" : Shown.hex(document, from, to);
        };
    }

    private static String integer(byte[] document, int from, int to) {
        return to - from > 0 && to - from <= Long.BYTES
                ? new BigInteger(document, from, to - from).toString()
                : Shown.hex(document, from, to);
    }

    private static String named(String identifier) {
        String name = NAMES.get(identifier);
        return name == null ? identifier : name + " (" + identifier + ")";
    }

    /** Dotted decimal (X.690, section 8.19); hexadecimal where the octets are none. */
    private static String identifier(byte[] document, int from, int to) {
        if (from == to || to - from > 64 || (document[to - 1] & 0x80) != 0) {
            return Shown.hex(document, from, to);
        }
        var dotted = new StringBuilder();
        BigInteger arc = BigInteger.ZERO;
        for (int i = from; i < to; i++) {
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(document[i] & 0x7f));
            if ((document[i] & 0x80) == 0) {
                dotted.append(dotted.isEmpty() ? first(arc) : "." + arc);
                arc = BigInteger.ZERO;
            }
        }
        return dotted.toString();
    }

    /** The first number stands for the first two arcs. */
    private static String first(BigInteger number) {
        int root = number.min(BigInteger.valueOf(80)).intValue() / 40;
        return root + "." + number.subtract(BigInteger.valueOf(root * 40L));
    }

    /** A distinguished name in one line (RFC 2253); empty where it is none. */
    static Optional<String> name(DerItem item, byte[] document) {
        try {
            var principal = new X500Principal(Arrays.copyOfRange(document, item.offset(), item.end()));
            return Optional.of(Shown.text(principal.getName())).filter(text -> !text.isEmpty());
        } catch (RuntimeException notOne) {
            // The JDK's parser answers some damage with other unchecked exceptions than it declares.
            return Optional.empty();
        }
    }
}
