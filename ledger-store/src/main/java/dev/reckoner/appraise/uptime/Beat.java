package dev.reckoner.appraise.uptime;

import dev.reckoner.crypto.Digest;
import java.time.Instant;

/**
 * One sign of life.
 *
 * @param at the time that the enclave signed
 * @param signed true if its signature was verified here; false if only a contract's log tells of it
 * @param evidence the item that shows it
 */
public record Beat(Instant at, boolean signed, Digest evidence) {}
