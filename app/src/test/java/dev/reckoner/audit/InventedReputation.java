package dev.reckoner.audit;

import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.AuditVerdict;
import dev.reckoner.reputation.subject.AuditedClaim;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Thirty days of three operators: the first turns bad on day 12 and is found on day 15, the last was run again but once. */
public final class InventedReputation implements ReputationDesk {
    public static final SubjectId BAD = new SubjectId(SubjectKind.OPERATOR, "meridian-02");
    public static final SubjectId GOOD = new SubjectId(SubjectKind.OPERATOR, "halden-01");
    public static final SubjectId THIN = new SubjectId(SubjectKind.OPERATOR, "tessel-01");

    private static final int DAYS = 30;

    private final List<AuditVerdict> verdicts = new ArrayList<>();
    private final List<ReputationParameters> set = new ArrayList<>();

    public InventedReputation() {
        for (int day = 0; day < DAYS; day++) {
            boolean bad = day >= 12 && day < 15;
            add(BAD, day, bad ? LadderStep.OUTSIDE : LadderStep.BIT_EXACT, bad ? 15 : day);
            add(GOOD, day, LadderStep.WITHIN_EMPIRICAL, day);
        }
        add(THIN, 5, LadderStep.BIT_EXACT, 5);
    }

    private static Instant day(int day) {
        return InventedClaims.START.plus(Duration.ofDays(day));
    }

    private void add(SubjectId operator, int day, LadderStep step, int recorded) {
        int number = verdicts.size() + 1;
        var claim = new AuditedClaim(
                number,
                InventedClaims.digest("audited " + number),
                operator.name() + "-" + day,
                day(day),
                Map.of(SubjectKind.OPERATOR, operator.name(), SubjectKind.MODEL, "MiniLM-L6-v2 fp32"),
                List.of(),
                new AuditedClaim.Proof(true, true, false),
                ClaimMark.NONE);
        verdicts.add(new AuditVerdict(
                number,
                InventedClaims.digest("verdict " + number),
                step,
                day(recorded).plusSeconds(3_600),
                claim));
    }

    /** What was recorded, for assertions. */
    public List<ReputationParameters> recorded() {
        return set;
    }

    @Override
    public ReputationParameters parameters() {
        return set.isEmpty() ? ReputationParameters.DEFAULT : set.getLast();
    }

    @Override
    public void set(ReputationParameters parameters) {
        set.add(parameters);
    }

    @Override
    public Instant latest(TimeBasis basis) {
        return day(DAYS);
    }

    @Override
    public Standings standings(Question question) {
        return Standings.of(verdicts, question);
    }

    @Override
    public List<SubjectEvent> events(SubjectId subject, Standings standings) {
        var events = new ArrayList<SubjectEvent>();
        standings.of(subject).stream()
                .flatMap(record -> record.days().stream())
                .map(SubjectEvent.Audited::new)
                .forEach(events::add);
        if (subject.equals(BAD)) {
            events.add(new SubjectEvent.KeyChanged(day(8).plusSeconds(60), InventedClaims.digest("key")));
        }
        events.sort(Comparator.comparing(SubjectEvent::at));
        return List.copyOf(events);
    }
}
