package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads the values of one tuple in the Contract ABI's encoding, in their order, and only the encoding that Solidity, ethers
 * and go-ethereum write: dynamic values one after the other without gap or overlap, unused bytes zero. So one value has one
 * encoding, and memory stays within a small multiple of the bytes read. Source: Solidity documentation, "Contract ABI
 * Specification", strict mode.
 */
public final class AbiReader {
    /** Reads one value. */
    @FunctionalInterface
    interface Element<T> {
        T read(AbiReader from) throws TrailFormatException;
    }

    private static final int WORD = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] data;
    private final String subject;
    private final int base;
    private int head;
    private int tail;

    private AbiReader(byte[] data, String subject, int base, int headWords) throws TrailFormatException {
        this.data = data;
        this.subject = subject;
        this.base = base;
        this.head = base;
        if (headWords > (data.length - base) / WORD) {
            throw fault("end after " + data.length + " bytes, before the values that begin at byte " + base
                    + " are complete");
        }
        this.tail = base + headWords * WORD;
    }

    /**
     * A reader over the whole of the data.
     *
     * @param subject what the data are, in the plural, for messages
     * @param headWords how many words of 32 bytes the fixed part has
     */
    public static AbiReader of(byte[] data, String subject, int headWords) throws TrailFormatException {
        return new AbiReader(data, subject, 0, headWords);
    }

    /** Unsigned, of at most so many bits. */
    public BigInteger unsigned(int bits) throws TrailFormatException {
        int at = head;
        BigInteger value = new BigInteger(1, next());
        if (value.bitLength() > bits) {
            throw fault("hold at byte " + at + " a number of more than " + bits + " bits");
        }
        return value;
    }

    /** Unsigned, of at most 31 bits. */
    public int small(int bits) throws TrailFormatException {
        return unsigned(bits).intValueExact();
    }

    /** {@code int128}. */
    public BigInteger int128() throws TrailFormatException {
        int at = head;
        BigInteger value = new BigInteger(next());
        if (value.bitLength() > 127) {
            throw fault("hold at byte " + at + " a number of more than 128 bits");
        }
        return value;
    }

    /** {@code uint256} that counts seconds. */
    UnixTime time() throws TrailFormatException {
        return new UnixTime(unsigned(256));
    }

    /** {@code bytes32}: {@code 0x} and 64 lower-case characters. */
    public String word() throws TrailFormatException {
        return "0x" + HEX.formatHex(next());
    }

    /** {@code address}: {@code 0x} and 40 lower-case characters. */
    public String address() throws TrailFormatException {
        int at = head;
        byte[] word = next();
        if (!isZero(word, 0, WORD - 20)) {
            throw fault("hold at byte " + at + " an address of more than 20 bytes");
        }
        return "0x" + HEX.formatHex(word, WORD - 20, WORD);
    }

    /** {@code bool}. */
    boolean flag() throws TrailFormatException {
        int at = head;
        BigInteger value = unsigned(256);
        if (value.bitLength() > 1) {
            throw fault("hold at byte " + at + " a truth value that is neither 0 nor 1");
        }
        return value.signum() == 1;
    }

    /** {@code bytes}. */
    HexData bytes() throws TrailFormatException {
        int at = follow();
        int length = length(at);
        int from = at + WORD;
        int padded = Math.ceilDiv(length, WORD) * WORD;
        if (padded > data.length - from) {
            throw fault("end before the " + length + " bytes that begin at byte " + from + " are complete");
        }
        if (!isZero(data, from + length, from + padded)) {
            throw fault("are not filled up with zeros after byte " + (from + length));
        }
        tail = from + padded;
        return HexData.of(Arrays.copyOfRange(data, from, from + length));
    }

    /** {@code string}. */
    public String text() throws TrailFormatException {
        int at = tail;
        byte[] bytes = bytes().bytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault("hold at byte " + (at + WORD) + " a text that is not UTF-8");
        }
    }

    /** {@code bytes} that name a blob. */
    WalrusBlobId blobId() throws TrailFormatException {
        return new WalrusBlobId(bytes());
    }

    /** A tuple with at least one dynamic value, so that it stands behind an offset. */
    <T> T tuple(int headWords, Element<T> element) throws TrailFormatException {
        AbiReader inner = new AbiReader(data, subject, follow(), headWords);
        T value = element.read(inner);
        tail = inner.tail;
        return value;
    }

    /**
     * A dynamic array.
     *
     * @param elementWords words that one element takes in the array's fixed part: 1 where it stands behind an offset
     */
    <T> List<T> list(int elementWords, Element<T> element) throws TrailFormatException {
        int at = follow();
        int count = length(at);
        if (count > (data.length - at - WORD) / WORD / elementWords) {
            throw fault("end before the " + count + " elements that begin at byte " + (at + WORD) + " are complete");
        }
        AbiReader inner = new AbiReader(data, subject, at + WORD, count * elementWords);
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(element.read(inner));
        }
        tail = inner.tail;
        return List.copyOf(values);
    }

    /** Holds that nothing follows. */
    public void end() throws TrailFormatException {
        if (tail != data.length) {
            throw fault("go on after byte " + tail + ", where they should end");
        }
    }

    private TrailFormatException fault(String predicate) {
        return fault(subject, predicate);
    }

    /** A complaint about data that no contract or client wrote so. */
    static TrailFormatException fault(String subject, String predicate) {
        return new TrailFormatException(
                "TR-ABI",
                "",
                subject + " " + predicate,
                "Fetch the record again from a node; data that a contract wrote do not look so.");
    }

    private byte[] next() {
        head += WORD;
        return Arrays.copyOfRange(data, head - WORD, head);
    }

    /** Where the next dynamic value begins, which can only be where the one before it ended. */
    private int follow() throws TrailFormatException {
        int at = head;
        BigInteger offset = new BigInteger(1, next());
        if (offset.compareTo(BigInteger.valueOf((long) data.length - base)) > 0) {
            throw fault("hold at byte " + at + " an offset that points outside them");
        }
        if (offset.intValueExact() != tail - base) {
            throw fault("hold at byte " + at + " an offset that does not point to where its value begins");
        }
        return tail;
    }

    private int length(int at) throws TrailFormatException {
        if (data.length - at < WORD) {
            throw fault("end before the length at byte " + at);
        }
        BigInteger length = new BigInteger(1, data, at, WORD);
        if (length.compareTo(BigInteger.valueOf(data.length)) > 0) {
            throw fault("hold at byte " + at + " a length that is longer than they are");
        }
        return length.intValueExact();
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
