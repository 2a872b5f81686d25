package dev.reckoner.ledger;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Opens a file below the database, and waits for that no longer than a while: H2 follows its pages wherever they lead, and those of a
 * prepared file may lead in a circle. The thread that goes round there cannot be stopped; it ends with the program.
 */
final class StoreOpening {
    /** Many times what opening ten million entries takes: H2 reads the list of what it once wrote together, not the rows. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private StoreOpening() {}

    /**
     * Opens it; throws what H2 throws.
     *
     * @throws LedgerException LG-DATABASE after that time
     */
    static MVStore within(Duration longest, Supplier<MVStore> file) throws LedgerException {
        var opening = CompletableFuture.supplyAsync(
                file,
                task -> Thread.ofPlatform()
                        .daemon()
                        .name("reckoner-ledger-file")
                        .start(task));
        try {
            return opening.copy()
                    .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException endless) {
                opening.thenAccept(MVStore::closeImmediately);
                throw endless(endless);
            }
            if (e.getCause() instanceof Error beyond) {
                throw beyond;
            }
            throw e.getCause() instanceof RuntimeException unreadable ? unreadable : e;
        }
    }

    private static LedgerException endless(TimeoutException e) {
        return new LedgerException(
                "LG-DATABASE",
                "The ledger's database could not be opened: reading its file comes to no end. Its parts lead back into each"
                        + " other, as damage does not make them and somebody may have. Nothing was changed. Restore the case from a"
                        + " backup or a copy, and end this program, which is busy with that file until then.",
                e);
    }
}
