package dev.reckoner.trail.opengradient.payment;

import dev.reckoner.crypto.evm.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Typed structured data as wallets sign them (EIP-712). */
final class TypedData {
    private static final int WORD = 32;
    private static final Bytes PREFIX = Bytes.of((byte) 0x19, (byte) 0x01);

    private TypedData() {}

    /** The hash of a type in its canonical notation, the types it refers to behind it in alphabetical order. */
    static Bytes typeHash(String type) {
        return Bytes.of(type.getBytes(StandardCharsets.US_ASCII)).keccak();
    }

    /** The hash of a struct: of its type's hash and its members' words. */
    static Bytes struct(String type, Bytes... words) {
        Bytes encoded = typeHash(type);
        for (Bytes word : words) {
            encoded = encoded.then(word);
        }
        return encoded.keccak();
    }

    /** What the wallet signs. */
    static Bytes digest(Bytes domain, Bytes struct) {
        return PREFIX.then(domain).then(struct).keccak();
    }

    /** A number of at most 256 bits. */
    static Bytes number(BigInteger number) {
        byte[] digits = number.toByteArray();
        Bytes magnitude = digits.length > WORD ? Bytes.of(digits).from(1) : Bytes.of(digits);
        return padded(magnitude);
    }

    /** An account or 32 bytes, {@code 0x} and hexadecimal. */
    static Bytes hex(String hex) {
        return padded(Bytes.ofHex(hex));
    }

    /** Text, which stands in a struct by its hash. */
    static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8)).keccak();
    }

    private static Bytes padded(Bytes bytes) {
        return Bytes.of(new byte[WORD - bytes.size()]).then(bytes);
    }
}
