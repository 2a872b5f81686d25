package dev.reckoner.audit;

import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads reputations off the tables of a case, and records what they are computed with. */
final class CaseReputation implements ReputationDesk {
    /** What was done with a case says nothing of those whom it is about: by exporting it nobody's record grows older. */
    private static final Set<String> ASIDE = Stream.of(
                    EntryKind.CUSTODY,
                    EntryKind.NOTE,
                    EntryKind.ISOLATION,
                    EntryKind.POLICY,
                    EntryKind.REPORT,
                    EntryKind.ANSWER,
                    EntryKind.KEY_CREATED,
                    EntryKind.KEY_ROTATED,
                    EntryKind.KEY_RETIRED,
                    EntryKind.CHECKPOINT,
                    EntryKind.COSIGNATURE)
            .map(EntryKind::wireName)
            .collect(Collectors.toUnmodifiableSet());

    private static final int PAGE = 64;

    private final RecordedCase audit;
    private final CaseTables tables;

    CaseReputation(RecordedCase audit, CaseTables tables) {
        this.audit = audit;
        this.tables = tables;
    }

    @Override
    public ReputationParameters parameters() throws IOException {
        return audit.reputationSet().orElse(ReputationParameters.DEFAULT);
    }

    @Override
    public void set(ReputationParameters parameters) throws IOException {
        audit.exclusively(() -> audit.record(List.of(
                new CaseEntry.ReputationSet(parameters, audit.custodian().by()))));
    }

    @Override
    public Instant latest(TimeBasis basis) throws IOException {
        var made = audit.claimSpan().map(span -> span.until());
        return basis == TimeBasis.MADE && made.isPresent() ? made.get().plusSeconds(1) : newest();
    }

    /** When the newest entry was recorded that tells of what is audited; the first one does where no other is left. */
    private Instant newest() throws IOException {
        long until = audit.ledger().entries();
        while (until > 1) {
            long from = Math.max(0, until - PAGE);
            for (var line : audit.entries(from, (int) (until - from)).reversed()) {
                if (!ASIDE.contains(line.kind())) {
                    return line.time();
                }
            }
            until = from;
        }
        return audit.entries(0, 1).getFirst().time();
    }

    @Override
    public Standings standings(Question question) throws IOException {
        var shared = audit.isolatedClaims().shared();
        return Standings.of(new AuditVerdicts(tables, audit.marks(), shared).read(), question);
    }

    @Override
    public List<SubjectEvent> events(SubjectId subject, Standings standings) throws IOException {
        return new SubjectEvents(audit, tables, subject).of(standings);
    }
}
