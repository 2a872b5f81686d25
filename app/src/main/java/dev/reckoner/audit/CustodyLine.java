package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * One handling of an item, as the ledger records it.
 *
 * @param entry index of the ledger entry
 * @param time when it was recorded
 * @param action what was done
 * @param item digest of what it was done with; empty where it was done with the case
 * @param name of the file, or of what was handled
 * @param by who did it, as the case or the system says
 * @param program which program recorded it
 */
public record CustodyLine(
        long entry, Instant time, Handling action, Optional<Digest> item, String name, String by, String program) {}
