package dev.reckoner.crypto;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Text with signatures (C2SP signed-note): the text, an empty line, and one line per signature.
 *
 * @param text what is signed; ends with a newline, has no control characters below U+0020 but newlines
 * @param signatures in the note's order
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Longest note that is read, characters: twice 16 signatures of 5 kB. */
    public static final int LIMIT_CHARACTERS = 160 << 10;

    static final int LIMIT_SIGNATURES = 100;

    /** How a note stands to a key. */
    public enum Standing {
        /** It has a signature by that key, and all that it has hold. */
        SIGNED,
        /** It has none by that key. */
        NOT_SIGNED,
        /** It has one by that key that does not hold. */
        BADLY_SIGNED
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || !isNoteText(text)) {
            throw new IllegalArgumentException("A note's text is lines that end with a newline");
        }
    }

    /**
     * Reads a note with at least one signature; whether they hold is {@link #standing}'s question.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SignedNote parse(String note) {
        int gap = note.lastIndexOf("\n\n");
        if (note.length() > LIMIT_CHARACTERS || gap < 0 || !isNoteText(note)) {
            throw new IllegalArgumentException("Not a signed note");
        }
        return new SignedNote(note.substring(0, gap + 1), NoteSignature.parseAll(note.substring(gap + 2)));
    }

    /** True if a note may have these characters: all of them in UTF-8, and no control characters of ASCII but newlines. */
    static boolean isNoteText(String text) {
        return text.codePoints().allMatch(c -> c == '\n' || c >= ' ' && !isHalfOfAPair(c));
    }

    private static boolean isHalfOfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The same note with one more signature, unless it has it. */
    public SignedNote with(NoteSignature signature) {
        if (signatures.contains(signature)) {
            return this;
        }
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /** How the note stands to that key; lines by other keys do not matter. */
    public Standing standing(NoteKey key) {
        List<NoteSignature> lines = by(key);
        if (lines.isEmpty()) {
            return Standing.NOT_SIGNED;
        }
        return lines.stream().allMatch(line -> key.verifies(text, line.bytes()))
                ? Standing.SIGNED
                : Standing.BADLY_SIGNED;
    }

    /** True if the note carries a signature by that key, and none by it that does not hold. */
    public boolean isSignedBy(NoteKey key) {
        return standing(key) == Standing.SIGNED;
    }

    /** When that key last cosigned the note; empty if it did not, or does not say. */
    public Optional<Instant> lastCosigned(CosignerKey key) {
        return by(key).stream()
                .map(line -> key.time(text, line))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** The lines that name that key. */
    public List<NoteSignature> by(NoteKey key) {
        return signatures.stream().filter(line -> line.names(key)).toList();
    }

    /** The note as it is written to a file. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.line()).append('\n'));
        return note.toString();
    }
}
