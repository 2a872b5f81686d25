package dev.reckoner.audit;

import dev.reckoner.trail.Party;
import java.time.Instant;

/**
 * What a trail stated of a party, as the ledger has it.
 *
 * @param party as the trail stated it; what it leaves out an earlier row may tell
 * @param entry index of its entry
 * @param time when it was recorded
 */
public record PartyRow(Party party, long entry, Instant time) {}
