package dev.reckoner.crypto;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with signatures (C2SP signed-note): the text, an empty line, and one line per signature.
 *
 * @param text what is signed; ends with a newline, has no other control characters than newlines
 * @param signatures in the note's order
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Longest note that is read, characters. */
    public static final int LIMIT_CHARACTERS = 64 << 10;

    private static final int LIMIT_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.codePoints().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            throw new IllegalArgumentException("A note's text is lines that end with a newline");
        }
    }

    /** Reads a note with at least one signature; whether they hold is {@link #isSignedBy}'s question. */
    public static SignedNote parse(String note) {
        int gap = note.lastIndexOf("\n\n");
        if (note.length() > LIMIT_CHARACTERS || gap < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("Not a signed note");
        }
        List<String> lines = note.substring(gap + 2).lines().toList();
        if (lines.isEmpty() || lines.size() > LIMIT_SIGNATURES) {
            throw new IllegalArgumentException("A signed note has 1 to " + LIMIT_SIGNATURES + " signatures");
        }
        return new SignedNote(
                note.substring(0, gap + 1),
                lines.stream().map(NoteSignature::parse).toList());
    }

    /** The same note with one more signature. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /** True if the note carries a good signature by that key; lines by other keys do not matter. */
    public boolean isSignedBy(NoteKey key) {
        return signatures.stream()
                .filter(line -> line.name().equals(key.name()) && line.keyHash().equals(key.hash()))
                .anyMatch(line -> key.verifies(text, line.bytes()));
    }

    /** The note as it is written to a file. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.line()).append('\n'));
        return note.toString();
    }
}
