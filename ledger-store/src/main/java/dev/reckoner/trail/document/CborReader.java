package dev.reckoner.trail.document;

import dev.reckoner.trail.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads CBOR (RFC 8949) strictly, with the offset of every item, inside a part of a document. */
final class CborReader {
    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xff;

    private final byte[] document;
    private final int end;
    private int at;

    private CborReader(byte[] document, int start, int end) {
        this.document = document;
        this.at = start;
        this.end = end;
    }

    /** The one item that fills the bytes from {@code start} to {@code end}; its offsets count from the document's begin. */
    static CborItem read(byte[] document, int start, int end) throws MalformedDocumentException {
        var reader = new CborReader(document, start, end);
        var item = reader.item(0);
        if (reader.at != end) {
            throw new MalformedDocumentException("More bytes follow the end of the CBOR item", reader.at);
        }
        return item;
    }

    private CborItem item(int depth) throws MalformedDocumentException {
        int offset = at;
        if (depth > Limits.CBOR_DEPTH) {
            throw new MalformedDocumentException("Nested deeper than " + Limits.CBOR_DEPTH + " levels", offset);
        }
        int first = next();
        int major = first >> 5;
        int info = first & 31;
        boolean indefinite = info == INDEFINITE;
        if (indefinite && (major < CborItem.BYTES || major > CborItem.MAP)) {
            throw new MalformedDocumentException("A break or an endless number", offset);
        }
        long argument = indefinite ? 0 : argument(info);
        int content = at;
        List<CborItem> children = switch (major) {
            case CborItem.BYTES, CborItem.TEXT -> string(major, argument, indefinite);
            case CborItem.ARRAY -> items(argument, 1, indefinite, depth);
            case CborItem.MAP -> items(argument, 2, indefinite, depth);
            case CborItem.TAG -> List.of(item(depth + 1));
            default -> List.of();
        };
        return new CborItem(major, argument, offset, content, at, indefinite, children);
    }

    private long argument(int info) throws MalformedDocumentException {
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new MalformedDocumentException("A reserved header", at - 1L);
        }
        long value = 0;
        for (int i = 1 << (info - 24); i > 0; i--) {
            value = value << 8 | next();
        }
        return value;
    }

    private List<CborItem> string(int major, long length, boolean indefinite) throws MalformedDocumentException {
        if (!indefinite) {
            skip(length);
            if (major == CborItem.TEXT) {
                requireUtf8(at - (int) length, (int) length);
            }
            return List.of();
        }
        var chunks = new ArrayList<CborItem>();
        while (!atBreak()) {
            int offset = at;
            int first = next();
            if (first >> 5 != major || (first & 31) == INDEFINITE) {
                throw new MalformedDocumentException("A string's chunk of another type", offset);
            }
            long size = argument(first & 31);
            int content = at;
            string(major, size, false);
            chunks.add(new CborItem(major, size, offset, content, at, false, List.of()));
        }
        return chunks;
    }

    private List<CborItem> items(long count, int each, boolean indefinite, int depth)
            throws MalformedDocumentException {
        // Every item takes a byte at least, so a count beyond the rest is a lie that must not cost memory.
        if (Long.compareUnsigned(count, end - at) > 0) {
            throw new MalformedDocumentException("More items claimed than bytes are left", at);
        }
        var items = new ArrayList<CborItem>();
        for (long i = 0; indefinite ? !atBreak() : i < count; i++) {
            for (int part = 0; part < each; part++) {
                items.add(item(depth + 1));
            }
        }
        return items;
    }

    private boolean atBreak() throws MalformedDocumentException {
        if (at < end && (document[at] & 0xff) == BREAK) {
            at++;
            return true;
        }
        if (at >= end) {
            throw new MalformedDocumentException("The document ends too early", at);
        }
        return false;
    }

    private int next() throws MalformedDocumentException {
        if (at >= end) {
            throw new MalformedDocumentException("The document ends too early", at);
        }
        return document[at++] & 0xff;
    }

    private void skip(long length) throws MalformedDocumentException {
        if (Long.compareUnsigned(length, end - at) > 0) {
            throw new MalformedDocumentException("A string longer than the document", at);
        }
        at += (int) length;
    }

    private void requireUtf8(int from, int length) throws MalformedDocumentException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document, from, length));
        } catch (CharacterCodingException e) {
            throw new MalformedDocumentException("Text that is not UTF-8", from);
        }
    }
}
