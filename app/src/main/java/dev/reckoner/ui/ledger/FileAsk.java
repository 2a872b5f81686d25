package dev.reckoner.ui.ledger;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the analyst for a file; empty where they thought better of it. */
interface FileAsk {
    /** For one to read. */
    Optional<Path> toRead(String title);

    /** For one to write. */
    Optional<Path> toWrite(String title, String name);
}
