package dev.reckoner.crypto.ipfs;

import dev.reckoner.crypto.Digest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A content identifier over SHA-256. Version and spelling are no part of what it names: {@code Qm…} and the {@code bafy…} of
 * the same block are equal. Source: github.com/multiformats/cid.
 *
 * @param codec how the block is to be read
 * @param sha256 of the block
 */
public record Cid(Codec codec, Digest sha256) {
    private static final int VERSION_1 = 1;
    private static final int SHA2_256 = 0x12;
    private static final int DIGEST_BYTES = 32;
    private static final int V0_BYTES = 2 + DIGEST_BYTES;
    private static final int V1_BYTES = 2 + V0_BYTES;
    /** The longest spelling that is read, base 16, is shorter. */
    private static final int LONGEST = 100;

    /** How a block is to be read; the numbers are those of the multicodec table. */
    public enum Codec {
        /** Bytes of the file themselves. */
        RAW(0x55),
        /** A node of IPLD DAG-PB. */
        DAG_PB(0x70);

        private final int number;

        Codec(int number) {
            this.number = number;
        }
    }

    /** The identifier of a block. */
    static Cid of(Codec codec, byte[] block) {
        return new Cid(codec, Digest.sha256(block));
    }

    /**
     * Reads version 0 ({@code Qm…}) and version 1 in base 32, base 58 or base 16.
     *
     * @return empty for any other text, also for other codecs and hash functions
     */
    public static Optional<Cid> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (text.startsWith("Qm")) {
            return Base58.decode(text)
                    .filter(bytes -> bytes.length == V0_BYTES)
                    .flatMap(bytes -> multihash(Codec.DAG_PB, bytes));
        }
        String digits = text.substring(1);
        return switch (text.charAt(0)) {
            case 'b' -> Base32.decode(digits).flatMap(Cid::version1);
            case 'z' -> Base58.decode(digits).flatMap(Cid::version1);
            case 'f' -> base16(digits).flatMap(Cid::version1);
            default -> Optional.empty();
        };
    }

    /** Version 0, {@code Qm…}, where there is one, else version 1 in base 32, {@code bafk…}: as go-ipfs prints it. */
    @Override
    public String toString() {
        return codec == Codec.DAG_PB ? Base58.encode(version0()) : version1Text();
    }

    /** Version 1 in base 32, {@code bafy…} or {@code bafk…}. */
    public String version1Text() {
        return "b" + Base32.encode(version1());
    }

    /** The bytes of version 0, a bare multihash: a node of DAG-PB has no other codec. */
    byte[] version0() {
        byte[] bytes = new byte[V0_BYTES];
        bytes[0] = SHA2_256;
        bytes[1] = DIGEST_BYTES;
        System.arraycopy(sha256.bytes(), 0, bytes, 2, DIGEST_BYTES);
        return bytes;
    }

    /** The bytes of version 1. */
    byte[] version1() {
        byte[] bytes = new byte[V1_BYTES];
        bytes[0] = VERSION_1;
        bytes[1] = (byte) codec.number;
        System.arraycopy(version0(), 0, bytes, 2, V0_BYTES);
        return bytes;
    }

    private static Optional<Cid> version1(byte[] bytes) {
        if (bytes.length != V1_BYTES || bytes[0] != VERSION_1) {
            return Optional.empty();
        }
        return Arrays.stream(Codec.values())
                .filter(codec -> codec.number == bytes[1])
                .findFirst()
                .flatMap(codec -> multihash(codec, Arrays.copyOfRange(bytes, 2, V1_BYTES)));
    }

    private static Optional<Cid> multihash(Codec codec, byte[] bytes) {
        return bytes[0] == SHA2_256 && bytes[1] == DIGEST_BYTES
                ? Optional.of(new Cid(codec, Digest.ofSha256(Arrays.copyOfRange(bytes, 2, V0_BYTES))))
                : Optional.empty();
    }

    private static Optional<byte[]> base16(String digits) {
        try {
            return Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException notHexadecimal) {
            return Optional.empty();
        }
    }
}
