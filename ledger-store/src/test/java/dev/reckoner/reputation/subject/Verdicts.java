package dev.reckoner.reputation.subject;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.TimeBasis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Verdicts about claims of one operator, made one a day and recorded ten days after the first. */
final class Verdicts {
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant RECORDED = day(10);
    static final SubjectId OPERATOR = new SubjectId(SubjectKind.OPERATOR, "node-1");
    static final SubjectId PROVIDER = new SubjectId(SubjectKind.PROVIDER, "meridian");
    static final SubjectId BUILD = new SubjectId(SubjectKind.BUILD, "b1");

    private static final AuditedClaim.Proof PROVEN = new AuditedClaim.Proof(true, true, false);

    private Verdicts() {}

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    static AuditedClaim claim(long number, AuditedClaim.Proof proof, ClaimMark mark) {
        return new AuditedClaim(
                number,
                digest("claim " + number),
                "claim-" + number,
                day((int) number),
                Map.of(
                        SubjectKind.OPERATOR, OPERATOR.name(),
                        SubjectKind.PROVIDER, PROVIDER.name(),
                        SubjectKind.MODEL, "m 1"),
                List.of(BUILD.name()),
                proof,
                mark);
    }

    static AuditVerdict of(long number, LadderStep step) {
        return of(number, step, PROVEN);
    }

    static AuditVerdict of(long number, LadderStep step, AuditedClaim.Proof proof) {
        return new AuditVerdict(
                100 + number, digest("entry " + number), step, RECORDED, claim(number, proof, ClaimMark.NONE));
    }

    static AuditVerdict marked(long number, LadderStep step, ClaimMark mark) {
        return new AuditVerdict(100 + number, digest("entry " + number), step, RECORDED, claim(number, PROVEN, mark));
    }

    /** The same claim judged once more. */
    static AuditVerdict again(AuditVerdict earlier, LadderStep step, Instant recorded) {
        return new AuditVerdict(
                earlier.entry() + 1_000, digest("again " + earlier.entry()), step, recorded, earlier.claim());
    }

    static AuditVerdict by(AuditVerdict verdict, String operator) {
        var claim = verdict.claim();
        var named = new AuditedClaim(
                claim.number() + 500,
                digest("claim of " + operator + claim.number()),
                claim.label(),
                claim.madeAt(),
                Map.of(SubjectKind.OPERATOR, operator),
                claim.builds(),
                claim.proof(),
                claim.mark());
        return new AuditVerdict(
                verdict.entry() + 500,
                digest("entry of " + operator + claim.number()),
                verdict.step(),
                verdict.recorded(),
                named);
    }

    static Question question(SubjectKind kind, TimeBasis basis, Instant at) {
        return new Question(kind, at, true, ReputationParameters.DEFAULT.withTimeBasis(basis));
    }

    static Digest digest(String of) {
        return Digest.sha256(of.getBytes(StandardCharsets.UTF_8));
    }
}
