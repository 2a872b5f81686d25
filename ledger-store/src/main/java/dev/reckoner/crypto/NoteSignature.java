package dev.reckoner.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One signature line of a signed note.
 *
 * @param name the key's name
 * @param keyHash the key's hash, 8 hexadecimal digits
 * @param signature base64 of the signature's bytes
 */
public record NoteSignature(String name, String keyHash, String signature) {
    private static final String DASH = "— ";
    private static final int HASH_BYTES = 4;

    NoteSignature(String name, String keyHash, byte[] signature) {
        this(name, keyHash, Base64.getEncoder().encodeToString(signature));
    }

    static NoteSignature parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !line.startsWith(DASH)) {
            throw new IllegalArgumentException("Not a signature line: " + line);
        }
        NoteKey.requireName(parts[1]);
        byte[] bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length <= HASH_BYTES
                || !Base64.getEncoder().encodeToString(bytes).equals(parts[2])) {
            throw new IllegalArgumentException("Not a signature line: " + line);
        }
        return new NoteSignature(
                parts[1],
                HexFormat.of().formatHex(bytes, 0, HASH_BYTES),
                Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(signature);
    }

    /** The line without its newline: em dash, name, base64 of hash and signature. */
    String line() {
        byte[] hash = HexFormat.of().parseHex(keyHash);
        byte[] all = Arrays.copyOf(hash, hash.length + bytes().length);
        System.arraycopy(bytes(), 0, all, hash.length, bytes().length);
        return DASH + name + " " + Base64.getEncoder().encodeToString(all);
    }
}
