package dev.reckoner.ledger.witness;

import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.CosignRequest;
import dev.reckoner.crypto.tlog.TlogProof;
import dev.reckoner.crypto.tlog.WitnessPolicy;
import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The files in which heads, and what is said of them, go from one person to another. */
public final class HeadFiles {
    private static final int LIMIT_POLICY_BYTES = 1 << 20;
    /** A character takes at most three bytes, or two characters four. */
    private static final int CHARACTER_BYTES = 3;

    private HeadFiles() {}

    /**
     * A signed checkpoint.
     *
     * @throws LedgerException LG-CHECKPOINT if the file holds none
     */
    public static SignedNote checkpoint(Path file) throws IOException {
        SignedNote note = read(
                file, SignedNote.LIMIT_CHARACTERS, "LG-CHECKPOINT", "head (signed C2SP checkpoint)", SignedNote::parse);
        OwnHeads.checkpoint(note);
        return note;
    }

    /**
     * What a witness is asked with.
     *
     * @throws LedgerException LG-REQUEST if the file holds no such request
     */
    public static CosignRequest request(Path file) throws IOException {
        return read(
                file, CosignRequest.LIMIT_CHARACTERS, "LG-REQUEST", "request for a cosignature", CosignRequest::parse);
    }

    /**
     * A proof that an entry is in a log.
     *
     * @throws LedgerException LG-PROOF if the file holds none
     */
    public static TlogProof proof(Path file) throws IOException {
        return read(file, TlogProof.LIMIT_CHARACTERS, "LG-PROOF", "tlog-proof", TlogProof::parse);
    }

    /**
     * Whose signatures are believed.
     *
     * @throws LedgerException LG-POLICY if the file holds no policy
     */
    public static WitnessPolicy policy(Path file) throws IOException {
        try {
            return WitnessPolicy.parse(bytes(file, LIMIT_POLICY_BYTES));
        } catch (IllegalArgumentException e) {
            throw refused(file, "LG-POLICY", "witness policy", e);
        }
    }

    /** Reads a file of UTF-8 text; a parser's complaint becomes a sentence with the code. */
    static <T> T read(Path file, int limitCharacters, String code, String what, Function<String, T> parser)
            throws IOException {
        try {
            return parser.apply(text(bytes(file, limitCharacters * CHARACTER_BYTES)));
        } catch (IllegalArgumentException e) {
            throw refused(file, code, what, e);
        }
    }

    // One byte more than the limit is a file that is too long to a parser.
    private static byte[] bytes(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        }
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }

    private static LedgerException refused(Path file, String code, String what, IllegalArgumentException why) {
        return new LedgerException(code, file + " is no " + what + ": " + why.getMessage() + ".", why);
    }
}
