package dev.reckoner.crypto;

import java.util.regex.Pattern;

/** What C2SP signed-note allows as the name of a key. */
final class KeyName {
    /** Spaces and the plus sign end a name where it is written. */
    private static final Pattern NAME = Pattern.compile("[^\\s+]+", Pattern.UNICODE_CHARACTER_CLASS);

    private KeyName() {}

    static void require(String name) {
        if (!NAME.matcher(name).matches() || !SignedNote.isNoteText(name)) {
            throw new IllegalArgumentException("A note key's name has no spaces and no plus sign: " + name);
        }
    }
}
