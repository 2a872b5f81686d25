package dev.reckoner.audit;

import dev.reckoner.answer.SignedAnswer;
import java.time.Instant;

/**
 * A signed answer as the ledger has it.
 *
 * @param entry index of its entry
 * @param time when it was recorded
 * @param answer what was signed
 * @param by who recorded it
 */
public record AnswerRow(long entry, Instant time, SignedAnswer answer, String by) {}
