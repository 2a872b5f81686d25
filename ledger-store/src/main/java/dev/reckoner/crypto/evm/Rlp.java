package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/**
 * Recursive length prefix (Yellow Paper, appendix B). An item has one encoding, and this reads no other: two programs that
 * read the same bytes differently would disagree about what a hash commits to.
 */
public final class Rlp {
    /** The largest encoding that is read. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    /** The most items, lists and bytes together. */
    public static final int MOST_ITEMS = 1_000_000;

    /** The deepest nesting of lists. */
    public static final int MOST_DEPTH = 16;

    private Rlp() {}

    /**
     * Reads the one item that fills the bytes exactly.
     *
     * @throws MalformedDocumentException {@code TR-RLP-TRUNCATED}, {@code TR-RLP-TRAILING}, {@code TR-RLP-NOT-CANONICAL},
     *     {@code TR-RLP-DEPTH} or {@code TR-RLP-SIZE}
     */
    public static RlpItem decode(Bytes encoding) throws MalformedDocumentException {
        return new RlpDecoder(encoding).whole();
    }

    /** The encoding of the item. */
    public static Bytes encode(RlpItem item) {
        return switch (item) {
            case Bytes bytes -> bytes.size() == 1 && bytes.at(0) < 0x80 ? bytes : prefixed(0x80, bytes);
            case Items list -> {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                list.items().forEach(child -> content.writeBytes(encode(child).toArray()));
                yield prefixed(0xc0, Bytes.of(content.toByteArray()));
            }
        };
    }

    /**
     * The bytes of a number: big endian without leading zeros, none for zero.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static Bytes integer(BigInteger number) {
        if (number.signum() < 0) {
            throw new IllegalArgumentException("negative");
        }
        byte[] signed = number.toByteArray();
        Bytes bytes = Bytes.of(signed);
        return signed[0] == 0 ? bytes.from(1) : bytes;
    }

    /** The bytes of a number that is not negative. */
    public static Bytes integer(long number) {
        return integer(BigInteger.valueOf(number));
    }

    /**
     * The number that bytes stand for.
     *
     * @param most the most bytes it may have
     * @throws MalformedDocumentException {@code TR-RLP-INTEGER} if it is longer, or begins with a zero
     */
    public static BigInteger integer(Bytes bytes, int most) throws MalformedDocumentException {
        if (bytes.size() > most) {
            throw new MalformedDocumentException(
                    "TR-RLP-INTEGER", "A number has " + bytes.size() + " bytes; at most " + most + " are allowed.");
        }
        if (!bytes.isEmpty() && bytes.at(0) == 0) {
            throw new MalformedDocumentException("TR-RLP-INTEGER", "A number is written with a leading zero.");
        }
        return bytes.number();
    }

    private static Bytes prefixed(int base, Bytes content) {
        if (content.size() <= RlpDecoder.MOST_SHORT) {
            return Bytes.of((byte) (base + content.size())).then(content);
        }
        Bytes length = integer(content.size());
        return Bytes.of((byte) (base + RlpDecoder.MOST_SHORT + length.size()))
                .then(length)
                .then(content);
    }
}
