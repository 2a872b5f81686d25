package dev.reckoner.trail.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** DSSE envelopes: the fields of the payload stand below the payload, over the base64 characters that carry them. */
final class DsseFields {
    private DsseFields() {}

    /** The envelope with its payload decoded, or the JSON as it was if it is no envelope. */
    static DocumentField refine(DocumentField json, byte[] document) {
        var payload = child(json, "payload");
        boolean envelope = payload.isPresent()
                && child(json, "payloadType").isPresent()
                && child(json, "signatures").isPresent();
        if (!envelope) {
            return json;
        }
        var children = new ArrayList<DocumentField>();
        for (var child : json.children()) {
            children.add(child == payload.get() ? payload(child, document) : child);
        }
        return new DocumentField("DSSE envelope", json.value(), json.offset(), json.length(), children);
    }

    private static Optional<DocumentField> child(DocumentField field, String name) {
        return field.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst();
    }

    private static DocumentField payload(DocumentField field, byte[] document) {
        int end = field.offset() + field.length() - 1;
        int start = end;
        while (start > field.offset() && document[start - 1] != '"') {
            start--;
        }
        try {
            // Base64 needs no escapes, so what stands between the quotes is the text itself.
            var text = new String(document, start, end - start, StandardCharsets.ISO_8859_1);
            byte[] content = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            var inner = Documents.decodePlain(content);
            int begin = start;
            var shown = inner.name() + ", " + Shown.count(content.length, "byte");
            var children = inner.children().stream()
                    .map(child -> encoded(child, begin))
                    .toList();
            return new DocumentField(field.name(), shown, field.offset(), field.length(), children);
        } catch (IllegalArgumentException notBase64) {
            return field;
        }
    }

    /** The field moved from the decoded bytes to the characters that carry them, six bits each. */
    private static DocumentField encoded(DocumentField field, int begin) {
        long first = field.offset() * 8L / 6;
        long last = ((field.offset() + (long) field.length()) * 8 + 5) / 6;
        List<DocumentField> children =
                field.children().stream().map(child -> encoded(child, begin)).toList();
        return new DocumentField(field.name(), field.value(), begin + (int) first, (int) (last - first), children);
    }
}
