package dev.reckoner.ui.welcome;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.ledger.witness.HeadFiles;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.io.IOException;

/** What a restored case was compared with, and what that says: no more than the head covers. Reads a file: not for the FX thread. */
public final class RestoredWords {
    private RestoredWords() {}

    /**
     * The sentence.
     *
     * @param entries how many the case has
     */
    public static String of(Restoring asked, long entries) throws IOException {
        if (asked.head().isEmpty()) {
            String key = asked.key().isPresent() ? "restore.done.key" : "restore.done.itself";
            return Messages.get(key, entries, Figures.count(entries));
        }
        long covered = Checkpoint.parse(HeadFiles.checkpoint(asked.head().get()).text())
                .size();
        return Messages.get(
                covered < entries ? "restore.done.older" : "restore.done.head",
                covered,
                Figures.count(covered),
                Figures.count(entries - covered));
    }
}
