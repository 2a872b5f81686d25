package dev.reckoner.trail.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** X.509 certificates (RFC 5280, section 4.1) and public keys (SubjectPublicKeyInfo, section 4.1.2.7) in DER as fields. */
final class DerFields {
    private static final List<String> CERTIFICATE = List.of("tbsCertificate", "signatureAlgorithm", "signatureValue");
    private static final List<String> TO_BE_SIGNED =
            List.of("serialNumber", "signature", "issuer", "validity", "subject", "subjectPublicKeyInfo");
    private static final List<String> VALIDITY = List.of("notBefore", "notAfter");
    private static final List<String> PUBLIC_KEY = List.of("algorithm", "subjectPublicKey");
    private static final List<String> RSA = List.of("modulus", "publicExponent");

    private final byte[] document;

    private DerFields(byte[] document) {
        this.document = document;
    }

    static boolean looksLike(byte[] document) {
        return document.length > 2 && document[0] == DerItem.SEQUENCE;
    }

    /** The certificate or key; empty where the document is neither. */
    static Optional<DocumentField> decode(byte[] document) {
        try {
            var root = DerReader.read(document, 0, document.length);
            return new DerFields(document).document(root);
        } catch (MalformedDocumentException notDer) {
            return Optional.empty();
        }
    }

    private Optional<DocumentField> document(DerItem root) {
        if (isPublicKey(root)) {
            return Optional.of(publicKey("Public key", root));
        }
        var parts = root.children();
        boolean certificate = parts.size() == 3
                && parts.get(0).is(DerItem.SEQUENCE)
                && parts.get(1).is(DerItem.SEQUENCE)
                && parts.get(2).is(DerItem.BIT_STRING)
                && parts.get(0).children().size() >= TO_BE_SIGNED.size();
        return certificate ? Optional.of(certificate(root)) : Optional.empty();
    }

    private DocumentField certificate(DerItem root) {
        var parts = root.children();
        var fields = List.of(
                toBeSigned(parts.get(0)),
                field(CERTIFICATE.get(1), parts.get(1)),
                field(CERTIFICATE.get(2), parts.get(2)));
        return of("X.509 certificate", Shown.count(root.length(), "byte"), root, fields);
    }

    /** The version stands before the members and is absent in certificates of version 1, the rest is numbered. */
    private DocumentField toBeSigned(DerItem tbs) {
        var fields = new ArrayList<DocumentField>();
        int next = 0;
        for (var part : tbs.children()) {
            boolean named = !part.isContext() && next < TO_BE_SIGNED.size();
            fields.add(named ? member(TO_BE_SIGNED.get(next++), part) : numbered(part));
        }
        return of(CERTIFICATE.getFirst(), Shown.count(fields.size(), "value"), tbs, fields);
    }

    private DocumentField numbered(DerItem part) {
        return switch (part.number()) {
            case 0 -> field("version", part);
            case 3 -> extensions(part);
            default -> field(DerValues.type(part), part);
        };
    }

    private DocumentField member(String name, DerItem part) {
        return switch (name) {
            case "issuer", "subject" -> of(name, DerValues.name(part, document).orElse("empty"), part, children(part));
            case "validity" -> of(name, period(part), part, named(part, VALIDITY));
            case "subjectPublicKeyInfo" -> isPublicKey(part) ? publicKey(name, part) : field(name, part);
            default -> field(name, part);
        };
    }

    private String period(DerItem validity) {
        return validity.children().size() == 2
                ? DerValues.value(validity.children().get(0), document) + " to "
                        + DerValues.value(validity.children().get(1), document)
                : DerValues.value(validity, document);
    }

    private DocumentField extensions(DerItem part) {
        var folded = new FoldedChildren();
        var list = part.children().size() == 1 ? part.children().getFirst().children() : part.children();
        for (int i = 0; i < list.size() && folded.hasRoom(); i++) {
            var extension = list.get(i);
            var name = extension.children().isEmpty()
                    ? DerValues.type(extension)
                    : DerValues.value(extension.children().getFirst(), document);
            folded.add(field(name, extension));
        }
        return of("extensions", Shown.count(list.size(), "extension"), part, folded.upTo(list.size(), part.end()));
    }

    private static boolean isPublicKey(DerItem item) {
        var parts = item.children();
        return item.is(DerItem.SEQUENCE)
                && parts.size() == 2
                && parts.get(0).is(DerItem.SEQUENCE)
                && !parts.get(0).children().isEmpty()
                && parts.get(0).children().getFirst().is(DerItem.OBJECT_IDENTIFIER)
                && parts.get(1).is(DerItem.BIT_STRING);
    }

    private DocumentField publicKey(String name, DerItem item) {
        var algorithm = item.children().getFirst();
        var kind = DerValues.value(algorithm.children().getFirst(), document);
        var bits = item.children().getLast();
        var fields = List.of(field(PUBLIC_KEY.get(0), algorithm), bits(bits));
        return of(name, kind, item, fields);
    }

    /** An RSA key is a structure of its own inside the bits (RFC 8017, appendix A.1.1); other keys are a point. */
    private DocumentField bits(DerItem bits) {
        int inside = bits.content() + 1;
        if (inside < bits.end() && document[inside] == DerItem.SEQUENCE) {
            try {
                var rsa = DerReader.read(document, inside, bits.end());
                if (rsa.children().size() == 2 && rsa.children().getFirst().is(DerItem.INTEGER)) {
                    return of(PUBLIC_KEY.get(1), "RSA, " + modulusBits(rsa) + " bits", bits, named(rsa, RSA));
                }
            } catch (MalformedDocumentException notRsa) {
                return field(PUBLIC_KEY.get(1), bits);
            }
        }
        return field(PUBLIC_KEY.get(1), bits);
    }

    private int modulusBits(DerItem rsa) {
        var modulus = rsa.children().getFirst();
        return modulus.content() == modulus.end()
                ? 0
                : new java.math.BigInteger(document, modulus.content(), modulus.end() - modulus.content()).bitLength();
    }

    private List<DocumentField> named(DerItem item, List<String> names) {
        var fields = new ArrayList<DocumentField>();
        for (int i = 0; i < item.children().size() && i < FoldedChildren.MOST; i++) {
            var child = item.children().get(i);
            fields.add(field(i < names.size() ? names.get(i) : DerValues.type(child), child));
        }
        return fields;
    }

    private List<DocumentField> children(DerItem item) {
        var folded = new FoldedChildren();
        for (int i = 0; i < item.children().size() && folded.hasRoom(); i++) {
            var child = item.children().get(i);
            folded.add(field(DerValues.type(child), child));
        }
        return folded.upTo(item.children().size(), item.end());
    }

    private DocumentField field(String name, DerItem item) {
        return of(name, DerValues.value(item, document), item, children(item));
    }

    private static DocumentField of(String name, String value, DerItem item, List<DocumentField> children) {
        return new DocumentField(name, value, item.offset(), item.length(), children);
    }
}
