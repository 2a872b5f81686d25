package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.Keccak256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/** A string of bytes that nobody can change, equal to every other of the same content. In RLP, an item that is no list. */
public final class Bytes implements RlpItem {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of the bytes. */
    public static Bytes of(byte... content) {
        return content.length == 0 ? EMPTY : new Bytes(content.clone());
    }

    /**
     * The bytes of hexadecimal text of either case, with or without {@code 0x}.
     *
     * @throws IllegalArgumentException if it is not hexadecimal, or has an odd number of digits
     */
    public static Bytes ofHex(String text) {
        return of(HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text));
    }

    /** How many. */
    public int size() {
        return content.length;
    }

    /** True if there are none. */
    public boolean isEmpty() {
        return content.length == 0;
    }

    /** The byte at an index from 0, as 0 to 255. */
    public int at(int index) {
        return content[index] & 0xff;
    }

    /**
     * The bytes between two positions.
     *
     * @param from first, inclusive
     * @param to last, exclusive
     */
    public Bytes slice(int from, int to) {
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(content, from, to));
    }

    /** The bytes from a position to the end. */
    public Bytes from(int position) {
        return slice(position, size());
    }

    /** These bytes and then others. */
    public Bytes then(Bytes others) {
        byte[] both = Arrays.copyOf(content, content.length + others.content.length);
        System.arraycopy(others.content, 0, both, content.length, others.content.length);
        return new Bytes(both);
    }

    /** True if these begin with the others. */
    public boolean startsWith(Bytes others) {
        return size() >= others.size() && Arrays.equals(content, 0, others.size(), others.content, 0, others.size());
    }

    /** As an unsigned number, big endian; 0 where there are no bytes. */
    public BigInteger number() {
        return new BigInteger(1, content);
    }

    /** Their Keccak-256, 32 bytes. */
    public Bytes keccak() {
        return new Bytes(Keccak256.of(content));
    }

    /** A copy. */
    public byte[] toArray() {
        return content.clone();
    }

    /** Hexadecimal without {@code 0x}, lower case. */
    public String hex() {
        return HexFormat.of().formatHex(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Hexadecimal with {@code 0x}, lower case. */
    @Override
    public String toString() {
        return "0x" + hex();
    }
}
