package dev.reckoner.trail.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * COSE_Sign1 documents (RFC 9052 section 4.2), those of AWS Nitro enclaves with their members named. A member's range is its
 * value's, the CBOR header included.
 */
final class NitroFields {
    private static final int COSE_SIGN1 = 18;
    private static final int SHA256_BYTES = 32;
    /** Multihash: SHA-256, 32 bytes. */
    private static final int MULTIHASH = 0x1220;

    private final byte[] document;

    private NitroFields(byte[] document) {
        this.document = document;
    }

    static boolean looksLike(byte[] document) {
        return document.length > 4 && ((document[0] & 0xff) == 0x84 || (document[0] & 0xff) == 0xd2);
    }

    static DocumentField decode(byte[] document) throws MalformedDocumentException {
        var top = CborReader.read(document, 0, document.length);
        var cose = top.is(CborItem.TAG) && top.argument() == COSE_SIGN1
                ? top.children().getFirst()
                : top;
        if (!isSign1(cose)) {
            return CborFields.field("CBOR document", top, document);
        }
        return new NitroFields(document).cose(cose);
    }

    private static boolean isSign1(CborItem item) {
        var parts = item.children();
        return item.is(CborItem.ARRAY)
                && parts.size() == 4
                && isPlainBytes(parts.get(0))
                && parts.get(1).is(CborItem.MAP)
                && isPlainBytes(parts.get(2))
                && isPlainBytes(parts.get(3));
    }

    // What is inside a string of chunks has no range of its own in the document.
    private static boolean isPlainBytes(CborItem item) {
        return item.is(CborItem.BYTES) && !item.indefinite();
    }

    private DocumentField cose(CborItem cose) {
        var parts = cose.children();
        var payload = inside(parts.get(2));
        boolean nitro = payload != null
                && payload.member("module_id", document) != null
                && payload.member("pcrs", document) != null;
        var fields = List.of(
                header(parts.get(0)),
                CborFields.field("unprotected header", parts.get(1), document),
                payload(parts.get(2), payload),
                CborFields.field("signature", parts.get(3), document));
        return new DocumentField(
                nitro ? "Nitro attestation document" : "COSE document",
                Shown.count(document.length, "byte"),
                0,
                document.length,
                fields);
    }

    private DocumentField header(CborItem bytes) {
        var header = inside(bytes);
        if (header == null || !header.is(CborItem.MAP)) {
            return CborFields.field("protected header", bytes, document);
        }
        var members = new ArrayList<DocumentField>();
        for (int i = 0; i + 1 < header.children().size(); i += 2) {
            members.add(headerMember(header.children().get(i), header.children().get(i + 1)));
        }
        var summary = Shown.count(members.size(), "member");
        return CborFields.of("protected header", summary, bytes, members);
    }

    private DocumentField headerMember(CborItem label, CborItem value) {
        var algorithm = label.is(CborItem.UNSIGNED) && label.argument() == 1;
        var field = CborFields.field(algorithm ? "algorithm" : CborFields.value(label, document), value, document);
        var es384 = algorithm && field.value().equals("-35");
        return es384 ? CborFields.of(field.name(), "ES384 (-35)", value, field.children()) : field;
    }

    private DocumentField payload(CborItem bytes, @Nullable CborItem payload) {
        if (payload == null) {
            return CborFields.field("payload", bytes, document);
        }
        if (!payload.is(CborItem.MAP)) {
            return CborFields.of("payload", "CBOR", bytes, List.of(CborFields.field("content", payload, document)));
        }
        var folded = new FoldedChildren();
        for (int i = 0; i + 1 < payload.children().size() && folded.hasRoom(); i += 2) {
            folded.add(member(payload.children().get(i), payload.children().get(i + 1)));
        }
        var count = payload.children().size() / 2;
        return CborFields.of("payload", Shown.count(count, "member"), bytes, folded.upTo(count, payload.end()));
    }

    private DocumentField member(CborItem key, CborItem value) {
        var name = CborFields.value(key, document);
        return switch (name) {
            case "pcrs" -> registers(value);
            case "certificate" -> certificate(name, value);
            case "cabundle" -> bundle(value);
            case "user_data" -> userData(value);
            case "timestamp" ->
                value.is(CborItem.UNSIGNED)
                        ? CborFields.of(name, Shown.time(value.argument()), value, List.of())
                        : CborFields.field(name, value, document);
            default -> CborFields.field(name, value, document);
        };
    }

    private DocumentField registers(CborItem pcrs) {
        if (!pcrs.is(CborItem.MAP)) {
            return CborFields.field("pcrs", pcrs, document);
        }
        var folded = new FoldedChildren();
        for (int i = 0; i + 1 < pcrs.children().size() && folded.hasRoom(); i += 2) {
            var index = CborFields.value(pcrs.children().get(i), document);
            folded.add(CborFields.field("PCR" + index, pcrs.children().get(i + 1), document));
        }
        int count = pcrs.children().size() / 2;
        return CborFields.of("pcrs", Shown.count(count, "register"), pcrs, folded.upTo(count, pcrs.end()));
    }

    private DocumentField bundle(CborItem bundle) {
        if (!bundle.is(CborItem.ARRAY)) {
            return CborFields.field("cabundle", bundle, document);
        }
        var folded = new FoldedChildren();
        for (int i = 0; i < bundle.children().size() && folded.hasRoom(); i++) {
            folded.add(certificate("[" + i + "]", bundle.children().get(i)));
        }
        int count = bundle.children().size();
        return CborFields.of("cabundle", Shown.count(count, "certificate"), bundle, folded.upTo(count, bundle.end()));
    }

    private DocumentField certificate(String name, CborItem value) {
        var summary = value.is(CborItem.BYTES) ? CertificateSummary.of(value.string(document)) : null;
        return summary == null
                ? CborFields.field(name, value, document)
                : CborFields.of(name, summary, value, List.of());
    }

    /** OpenGradient and nitriding: two multihashes, of the TLS certificate and of the application's key. */
    private DocumentField userData(CborItem value) {
        int half = 2 + SHA256_BYTES;
        int at = value.content();
        boolean hashes = isPlainBytes(value)
                && value.end() - at == 2 * half
                && prefix(at) == MULTIHASH
                && prefix(at + half) == MULTIHASH;
        if (!hashes) {
            return CborFields.field("user_data", value, document);
        }
        var parts = List.of(
                multihash("SHA-256 of the TLS certificate", at),
                multihash("SHA-256 of the application key", at + half));
        return CborFields.of("user_data", "2 SHA-256 hashes", value, parts);
    }

    private DocumentField multihash(String name, int at) {
        var hex = Shown.hex(document, at + 2, at + 2 + SHA256_BYTES);
        return new DocumentField(name, hex, at, 2 + SHA256_BYTES, List.of());
    }

    private int prefix(int at) {
        return (document[at] & 0xff) << 8 | document[at + 1] & 0xff;
    }

    /** The item that fills a byte string, or null if something else does. */
    private @Nullable CborItem inside(CborItem bytes) {
        try {
            return CborReader.read(document, bytes.content(), bytes.end());
        } catch (MalformedDocumentException notCbor) {
            return null;
        }
    }
}
