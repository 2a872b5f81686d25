package dev.reckoner.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One signature line of a signed note.
 *
 * @param name the key's name
 * @param keyId the key's ID, 8 hexadecimal digits
 * @param signature base64 of the signature's bytes
 */
public record NoteSignature(String name, String keyId, String signature) {
    private static final String DASH = "— ";
    private static final int ID_BYTES = 4;

    NoteSignature(String name, String keyId, byte[] signature) {
        this(name, keyId, StrictBase64.encode(signature));
    }

    /**
     * Reads a line, without its newline.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NoteSignature parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !line.startsWith(DASH)) {
            throw new IllegalArgumentException("Not a signature line: " + line);
        }
        KeyName.require(parts[1]);
        byte[] bytes = StrictBase64.decode(parts[2]);
        if (bytes.length <= ID_BYTES) {
            throw new IllegalArgumentException("Not a signature line: " + line);
        }
        return new NoteSignature(
                parts[1],
                HexFormat.of().formatHex(bytes, 0, ID_BYTES),
                Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }

    /**
     * Reads lines as a witness answers them and as they stand at the end of a note.
     *
     * @throws IllegalArgumentException if one is none, there is none, or there are more than a note may have
     */
    public static List<NoteSignature> parseAll(String lines) {
        if (!lines.endsWith("\n")) {
            throw new IllegalArgumentException("Signature lines end with a newline");
        }
        String[] all = lines.substring(0, lines.length() - 1).split("\n", -1);
        if (all.length > SignedNote.LIMIT_SIGNATURES) {
            throw new IllegalArgumentException("More than " + SignedNote.LIMIT_SIGNATURES + " signatures");
        }
        return Arrays.stream(all).map(NoteSignature::parse).toList();
    }

    /** True if the line says that it is by that key. */
    public boolean names(NoteKey key) {
        return name.equals(key.name()) && keyId.equals(key.id());
    }

    byte[] bytes() {
        return StrictBase64.decode(signature);
    }

    /** The line without its newline: em dash, name, base64 of ID and signature. */
    public String line() {
        byte[] all = ByteBuffer.allocate(ID_BYTES + bytes().length)
                .put(HexFormat.of().parseHex(keyId))
                .put(bytes())
                .array();
        return DASH + name + " " + StrictBase64.encode(all);
    }
}
