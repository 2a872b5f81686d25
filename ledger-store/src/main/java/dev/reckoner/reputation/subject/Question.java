package dev.reckoner.reputation.subject;

import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.TimeBasis;
import java.time.Instant;

/**
 * What is asked of reputations.
 *
 * @param kind of whom
 * @param at when; by the time basis KNOWN nothing that was recorded later counts, by MADE no answer that was made later does
 * @param withIsolated true to count claims that an isolation in force touches too
 * @param parameters what it is computed with, the time basis among them
 */
public record Question(SubjectKind kind, Instant at, boolean withIsolated, ReputationParameters parameters) {
    /** By MADE, what happened is told in the light of all that is known now. */
    boolean knows(AuditVerdict verdict) {
        return parameters.timeBasis() == TimeBasis.MADE || !verdict.recorded().isAfter(at);
    }

    /** The same of another time. */
    public Question withTime(Instant other) {
        return new Question(kind, other, withIsolated, parameters);
    }
}
