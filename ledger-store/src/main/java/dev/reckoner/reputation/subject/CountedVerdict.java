package dev.reckoner.reputation.subject;

import dev.reckoner.reputation.ReputationEvent;

/**
 * A verdict with what it counts for.
 *
 * @param verdict the newest about its claim
 * @param event when it counts, for what, and how much
 */
public record CountedVerdict(AuditVerdict verdict, ReputationEvent event) {}
