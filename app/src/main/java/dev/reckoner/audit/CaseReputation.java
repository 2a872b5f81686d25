package dev.reckoner.audit;

import dev.reckoner.ledger.CaseTables;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads reputations off the tables of a case, and records what they are computed with. */
final class CaseReputation implements ReputationDesk {
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
        return basis == TimeBasis.MADE && made.isPresent()
                ? made.get().plusSeconds(1)
                : audit.entries(audit.ledger().entries() - 1, 1).getFirst().time();
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
