package dev.reckoner.cli;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.KeptHead;
import dev.reckoner.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A case that is opened to be verified, with as much of it as opens. */
sealed interface Examined extends AutoCloseable {
    /** All of it: tables that lag behind the entries have followed them. */
    record Whole(RecordedCase audit) implements Examined {}

    /** Its ledger, where the tables cannot follow the entries, because those were changed. */
    record LedgerAlone(Ledger ledger, Path folder) implements Examined {}

    /** Recomputes everything. */
    default LedgerState verify() throws IOException {
        return switch (this) {
            case Whole whole -> whole.audit.verifyLedger(TaskProgress.SILENT);
            case LedgerAlone alone ->
                RecordedCase.verify(alone.ledger, alone.folder, Instant.now(), TaskProgress.SILENT);
        };
    }

    /** How a head that was kept elsewhere stands to it. */
    default KeptHead compare(SignedNote kept, Optional<NoteKey> key) throws IOException {
        return switch (this) {
            case Whole whole -> whole.audit.compare(kept, key);
            case LedgerAlone alone -> alone.ledger.compare(kept, key);
        };
    }

    /** The newest head. */
    default SignedNote head() throws IOException {
        return switch (this) {
            case Whole whole -> whole.audit.head();
            case LedgerAlone alone -> SignedNote.parse(alone.ledger.head());
        };
    }

    @Override
    default void close() throws IOException {
        switch (this) {
            case Whole whole -> whole.audit.close();
            case LedgerAlone alone -> alone.ledger.close();
        }
    }
}
