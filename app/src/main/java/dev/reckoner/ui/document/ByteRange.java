package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;

/**
 * Bytes that are marked.
 *
 * @param offset of the first
 * @param length how many
 */
record ByteRange(int offset, int length) {
    static ByteRange of(DocumentField field) {
        return new ByteRange(field.offset(), field.length());
    }

    /** After the last. */
    long end() {
        return (long) offset + length;
    }

    boolean holds(int at) {
        return offset <= at && at < end();
    }
}
