package dev.reckoner.ledger;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What a person types to open an encrypted case, prepared as RFC 8265's OpaqueString asks: any space is an ordinary one, letters
 * are composed (NFC), no control characters. The same word then opens the case wherever it is typed. Wiped when closed.
 */
// Letters beyond ASCII pass through a String on their way to NFC, which Java cannot wipe.
public final class Passphrase implements AutoCloseable {
    private static final int MOST_CHARACTERS = 1_024;

    private final byte[] utf8;
    private boolean closed;

    private Passphrase(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * The passphrase of those characters, which are wiped.
     *
     * @throws LedgerException LG-PASSPHRASE-UNFIT if there are none, more than 1,024, or such as nobody can type
     */
    public static Passphrase of(char[] typed) throws LedgerException {
        try {
            requireFit(typed);
            spaces(typed);
            return new Passphrase(utf8(typed));
        } catch (CharacterCodingException half) {
            throw unfit("The passphrase holds half a character.");
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static void requireFit(char[] typed) throws LedgerException {
        if (typed.length == 0) {
            throw unfit("The passphrase is empty.");
        }
        if (typed.length > MOST_CHARACTERS) {
            throw unfit("The passphrase is longer than " + MOST_CHARACTERS + " characters.");
        }
        for (char c : typed) {
            if (Character.isISOControl(c)) {
                throw unfit("The passphrase holds a control character, such as a tab or the end of a line.");
            }
        }
    }

    private static LedgerException unfit(String sentence) {
        return new LedgerException("LG-PASSPHRASE-UNFIT", sentence + " Choose another.");
    }

    private static void spaces(char[] typed) {
        for (int i = 0; i < typed.length; i++) {
            if (Character.getType(typed[i]) == Character.SPACE_SEPARATOR) {
                typed[i] = ' ';
            }
        }
    }

    private static byte[] utf8(char[] typed) throws CharacterCodingException {
        var characters = CharBuffer.wrap(typed);
        boolean ascii = characters.chars().allMatch(c -> c < 0x80);
        ByteBuffer encoded = StandardCharsets.UTF_8
                .newEncoder()
                .encode(ascii ? characters : CharBuffer.wrap(Normalizer.normalize(characters, Normalizer.Form.NFC)));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /** Its UTF-8, not to be kept. */
    byte[] utf8() {
        // Nothing is to be locked under what is left of it.
        if (closed) {
            throw new IllegalStateException("The passphrase was wiped");
        }
        return utf8;
    }

    /** True if both are the same. */
    public boolean isSameAs(Passphrase other) {
        return Arrays.equals(utf8, other.utf8);
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(utf8, (byte) 0);
    }

    /** Says nothing of what it is. */
    @Override
    public String toString() {
        return "a passphrase";
    }
}
