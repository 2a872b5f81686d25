package dev.reckoner.trail.document;

import dev.reckoner.trail.Limits;
import java.util.List;
import java.util.Optional;

/**
 * Decodes documents into fields with the bytes they came from: Nitro attestations and other COSE documents, JSON, DSSE
 * envelopes, logs, transactions and calldata of OpenGradient's contracts, settlement batches, certificates, public keys, ONNX
 * tensors. Any bytes are answered, whatever they are: what is of none of these is one raw field, whose value
 * says why where that is known.
 */
public final class Documents {
    private Documents() {}

    /** The document's fields; its kind is the root's name. */
    public static DocumentField decode(byte[] document) {
        var decoded = decodePlain(document);
        return JsonFields.looksLike(document) ? refine(decoded, document) : decoded;
    }

    private static DocumentField refine(DocumentField json, byte[] document) {
        var batch = BatchFields.refine(json);
        return batch == json ? ContractFields.refine(DsseFields.refine(json, document), document) : batch;
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
            return binary(document).orElseGet(() -> raw(document, ""));
        } catch (MalformedDocumentException e) {
            return raw(document, ". " + e.getMessage());
        }
    }

    private static Optional<DocumentField> binary(byte[] document) {
        Optional<DocumentField> der = DerFields.looksLike(document) ? DerFields.decode(document) : Optional.empty();
        return der.or(() -> ContractFields.calldata(document)).or(() -> TensorFields.decode(document));
    }

    private static DocumentField raw(byte[] document, String why) {
        return new DocumentField(
                "Raw bytes", Shown.count(document.length, "byte") + why, 0, document.length, List.of());
    }
}
