package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the base64 text of a signed envelope stands for: bytes of its own, with the fields of the envelope's payload in them.
 *
 * @param bytes decoded; not to be changed
 * @param inner from a field of the envelope to the same field in these bytes
 * @param outer the other way round
 * @param root of the fields in these bytes
 */
record PayloadBytes(
        byte[] bytes,
        Map<DocumentField, DocumentField> inner,
        Map<DocumentField, DocumentField> outer,
        DocumentField root) {
    private static final String ENVELOPE = "DSSE envelope";

    /** The payload of an envelope; empty for any other document, and where the text is not base64. */
    static Optional<PayloadBytes> of(byte[] document, DocumentField root, Function<byte[], DocumentField> decoder) {
        return root.name().equals(ENVELOPE)
                ? root.children().stream()
                        .filter(field -> field.name().equals("payload")
                                && !field.children().isEmpty())
                        .findFirst()
                        .flatMap(field -> decoded(document, field).map(bytes -> of(field, bytes, decoder.apply(bytes))))
                : Optional.empty();
    }

    private static PayloadBytes of(DocumentField payload, byte[] bytes, DocumentField root) {
        var inner = new IdentityHashMap<DocumentField, DocumentField>();
        var outer = new IdentityHashMap<DocumentField, DocumentField>();
        record Pair(DocumentField outside, DocumentField inside) {}
        var open = new ArrayDeque<Pair>();
        open.push(new Pair(payload, root));
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            inner.put(pair.outside(), pair.inside());
            outer.put(pair.inside(), pair.outside());
            var outsides = pair.outside().children();
            var insides = pair.inside().children();
            for (int i = 0; outsides.size() == insides.size() && i < outsides.size(); i++) {
                open.push(new Pair(outsides.get(i), insides.get(i)));
            }
        }
        return new PayloadBytes(bytes, inner, outer, root);
    }

    /** The member ends with its text in quotes, which base64 leaves free of escapes. */
    private static Optional<byte[]> decoded(byte[] document, DocumentField field) {
        int end = field.offset() + field.length() - 1;
        int start = end;
        while (start > field.offset() && document[start - 1] != '"') {
            start--;
        }
        try {
            String text = new String(document, start, end - start, StandardCharsets.ISO_8859_1);
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
