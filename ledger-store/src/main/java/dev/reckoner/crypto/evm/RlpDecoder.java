package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.util.ArrayList;
import java.util.List;

/** One reading of one encoding, front to back. */
final class RlpDecoder {
    /** Longest content whose length stands in the first byte. */
    static final int MOST_SHORT = 55;

    private final Bytes source;
    private int at;
    private int count;

    RlpDecoder(Bytes source) {
        this.source = source;
    }

    RlpItem whole() throws MalformedDocumentException {
        if (source.size() > Rlp.MOST_BYTES) {
            throw new MalformedDocumentException(
                    "TR-RLP-SIZE", "The RLP has " + source.size() + " bytes; at most " + Rlp.MOST_BYTES + " are read.");
        }
        RlpItem item = item(source.size(), 0);
        if (at < source.size()) {
            throw new MalformedDocumentException(
                    "TR-RLP-TRAILING", "Bytes follow the RLP item, from byte " + at + " on.");
        }
        return item;
    }

    /** The item at the place reached, which must end at {@code end} or before. */
    private RlpItem item(int end, int depth) throws MalformedDocumentException {
        if (++count > Rlp.MOST_ITEMS) {
            throw new MalformedDocumentException("TR-RLP-SIZE", "The RLP has more than " + Rlp.MOST_ITEMS + " items.");
        }
        if (at >= end) {
            throw new MalformedDocumentException(
                    "TR-RLP-TRUNCATED", "The RLP ends at byte " + at + ", where an item is expected.");
        }
        int first = source.at(at++);
        if (first < 0x80) {
            return source.slice(at - 1, at);
        }
        return first < 0xc0 ? bytes(length(first - 0x80, end)) : list(length(first - 0xc0, end), depth + 1);
    }

    private Bytes bytes(int length) throws MalformedDocumentException {
        Bytes content = source.slice(at, at + length);
        if (length == 1 && content.at(0) < 0x80) {
            throw new MalformedDocumentException(
                    "TR-RLP-NOT-CANONICAL", "The single byte at " + at + " has a length, which it must not have.");
        }
        at += length;
        return content;
    }

    private Items list(int length, int depth) throws MalformedDocumentException {
        if (depth > Rlp.MOST_DEPTH) {
            throw new MalformedDocumentException(
                    "TR-RLP-DEPTH", "The RLP nests deeper than " + Rlp.MOST_DEPTH + " lists.");
        }
        int end = at + length;
        List<RlpItem> items = new ArrayList<>();
        while (at < end) {
            items.add(item(end, depth));
        }
        return new Items(items);
    }

    /** The content's length, which is known to fit before {@code end}. */
    private int length(int tag, int end) throws MalformedDocumentException {
        long length = tag <= MOST_SHORT ? tag : longLength(tag - MOST_SHORT, end);
        if (length > end - at) {
            throw new MalformedDocumentException(
                    "TR-RLP-TRUNCATED", "The length before byte " + at + " goes beyond the bytes there are.");
        }
        return (int) length;
    }

    private long longLength(int size, int end) throws MalformedDocumentException {
        if (size > end - at) {
            throw new MalformedDocumentException(
                    "TR-RLP-TRUNCATED", "The RLP ends at byte " + end + ", within a length.");
        }
        if (source.at(at) == 0) {
            throw new MalformedDocumentException(
                    "TR-RLP-NOT-CANONICAL", "The length at byte " + at + " begins with a zero.");
        }
        Bytes digits = source.slice(at, at + size);
        at += size;
        // More than three bytes without a leading zero are 16 MiB or more, which is beyond what is read.
        long length = size > 3 ? Long.MAX_VALUE : digits.number().longValueExact();
        if (length <= MOST_SHORT) {
            throw new MalformedDocumentException(
                    "TR-RLP-NOT-CANONICAL", "The length before byte " + at + " is written in the long form.");
        }
        return length;
    }
}
