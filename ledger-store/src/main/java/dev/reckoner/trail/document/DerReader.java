package dev.reckoner.trail.document;

import dev.reckoner.trail.Limits;
import java.util.ArrayList;
import java.util.List;

/** Reads DER (X.690, section 10): definite lengths in their shortest form, tags of one octet. */
final class DerReader {
    private static final int DEEPEST = 32;
    private static final int MOST_ITEMS = 20_000;
    private static final int LONG_TAG = 0x1f;

    private final byte[] document;
    private int items;

    private DerReader(byte[] document) {
        this.document = document;
    }

    /** The one value that fills the range. */
    static DerItem read(byte[] document, int from, int to) throws MalformedDocumentException {
        if (to - from > Limits.ATTESTATION_BYTES) {
            throw new MalformedDocumentException("DER longer than the limit", Limits.ATTESTATION_BYTES);
        }
        var item = new DerReader(document).item(from, to, 0);
        if (item.end() != to) {
            throw new MalformedDocumentException("More follows the end of the DER value", item.end());
        }
        return item;
    }

    private DerItem item(int at, int to, int depth) throws MalformedDocumentException {
        if (++items > MOST_ITEMS || depth > DEEPEST) {
            throw new MalformedDocumentException("DER of more values or levels than the limit", at);
        }
        if (to - at < 2) {
            throw new MalformedDocumentException("The document ends too early", at);
        }
        int tag = document[at] & 0xff;
        if ((tag & LONG_TAG) == LONG_TAG) {
            throw new MalformedDocumentException("A tag of more than one octet", at);
        }
        int content = at + 2 + lengthOctets(at + 1);
        int end = end(at + 1, content, to);
        boolean constructed = (tag & DerItem.CONSTRUCTED) != 0;
        return new DerItem(tag, at, content, end, constructed ? children(content, end, depth + 1) : List.of());
    }

    private List<DerItem> children(int from, int to, int depth) throws MalformedDocumentException {
        var children = new ArrayList<DerItem>();
        for (int at = from; at < to; at = children.getLast().end()) {
            children.add(item(at, to, depth));
        }
        return children;
    }

    /** How many octets follow the first one of a length. */
    private int lengthOctets(int at) throws MalformedDocumentException {
        int first = document[at] & 0xff;
        if (first < 0x80) {
            return 0;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > 4) {
            throw new MalformedDocumentException("A length that DER does not have", at);
        }
        return octets;
    }

    private int end(int at, int content, int to) throws MalformedDocumentException {
        if (content > to) {
            throw new MalformedDocumentException("The document ends too early", at);
        }
        long length = document[at] & 0xff;
        if (length >= 0x80) {
            length = 0;
            for (int i = at + 1; i < content; i++) {
                length = length << 8 | document[i] & 0xff;
            }
            boolean shortest = length >= 0x80 && document[at + 1] != 0;
            if (!shortest) {
                throw new MalformedDocumentException("A length that is not in its shortest form", at);
            }
        }
        if (length > to - content) {
            throw new MalformedDocumentException("A value longer than what holds it", at);
        }
        return content + (int) length;
    }
}
