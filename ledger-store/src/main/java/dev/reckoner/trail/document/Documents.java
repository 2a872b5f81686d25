package dev.reckoner.trail.document;

import dev.reckoner.trail.Limits;
import java.util.List;

/**
 * Decodes documents into fields with the bytes they came from: Nitro attestations and other COSE documents, JSON, DSSE
 * envelopes, ONNX tensors. Any bytes are answered, whatever they are: what is of none of these is one raw field, whose value
 * says why where that is known.
 */
public final class Documents {
    private Documents() {}

    /** The document's fields; its kind is the root's name. */
    public static DocumentField decode(byte[] document) {
        var decoded = decodePlain(document);
        return JsonFields.looksLike(document) ? DsseFields.refine(decoded, document) : decoded;
    }

    /** As {@link #decode}, with envelopes left closed: an envelope within an envelope is not opened. */
    static DocumentField decodePlain(byte[] document) {
        try {
            if (NitroFields.looksLike(document) && document.length <= Limits.ATTESTATION_BYTES) {
                return NitroFields.decode(document);
            }
            if (JsonFields.looksLike(document)) {
                return JsonFields.decode(document);
            }
            return TensorFields.decode(document).orElseGet(() -> raw(document, ""));
        } catch (MalformedDocumentException e) {
            return raw(document, ". " + e.getMessage());
        }
    }

    private static DocumentField raw(byte[] document, String why) {
        return new DocumentField(
                "Raw bytes", Shown.count(document.length, "byte") + why, 0, document.length, List.of());
    }
}
