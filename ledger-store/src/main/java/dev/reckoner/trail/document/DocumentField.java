package dev.reckoner.trail.document;

import java.util.List;

/**
 * A field of a decoded document with the bytes it came from, for the view of fields beside bytes.
 *
 * @param name key, index or role; the document's kind for the root, for example {@code Nitro attestation document}
 * @param value the value for people; for a node with children a summary such as {@code 16 registers}
 * @param offset of the first byte, from the beginning of the document
 * @param length bytes, the field's own header included
 * @param children in document order
 */
public record DocumentField(String name, String value, int offset, int length, List<DocumentField> children) {
    public DocumentField {
        children = List.copyOf(children);
    }
}
