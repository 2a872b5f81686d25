package dev.reckoner.ledger;

import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import java.util.Optional;

/**
 * What somebody who restores a case knows of it from elsewhere. A backup agrees with itself also when somebody made all of it up.
 *
 * @param head a signed head of the case, of now or earlier
 * @param key a key of the case, as {@code reckoner checkpoint show} prints it
 */
public record KnownFromOutside(Optional<SignedNote> head, Optional<NoteKey> key) {
    /** Nothing. */
    public static final KnownFromOutside NOTHING = new KnownFromOutside(Optional.empty(), Optional.empty());

    /** True if that is nothing. */
    public boolean isNothing() {
        return head.isEmpty() && key.isEmpty();
    }
}
