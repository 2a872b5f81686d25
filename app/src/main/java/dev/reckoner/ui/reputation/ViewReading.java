package dev.reckoner.ui.reputation;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.reputation.subject.SubjectRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what the place shows. Not for the FX thread. */
final class ViewReading {
    /** How many are drawn where nobody has chosen. */
    private static final int AT_FIRST = 3;

    private static final Comparator<SubjectRecord> WORST_FIRST = Comparator.comparingLong(ViewReading::against)
            .reversed()
            .thenComparing(record -> -record.verdicts().size())
            .thenComparing(SubjectRecord::id);

    private final AuditCase audit;

    /**
     * What is wanted.
     *
     * @param basis which time counts; that of the ledger where empty
     * @param halfLife likewise
     * @param chosen whom to draw, as far as they are there; some where none is
     */
    record Wish(
            SubjectKind kind,
            Optional<TimeBasis> basis,
            Optional<Duration> halfLife,
            boolean withIsolated,
            List<SubjectId> chosen) {}

    ViewReading(AuditCase audit) {
        this.audit = audit;
    }

    View of(Wish wish, Optional<View> before) throws IOException {
        var desk = audit.reputation();
        var recorded = desk.parameters();
        var parameters = recorded.withTimeBasis(wish.basis().orElse(recorded.timeBasis()))
                .withHalfLife(wish.halfLife().orElse(recorded.halfLife()));
        Instant at = desk.latest(parameters.timeBasis());
        var question = new Question(wish.kind(), at, wish.withIsolated(), parameters);
        Standings standings = desk.standings(question);
        var chosen = chosen(wish, standings);
        List<SubjectEvent> events = chosen.isEmpty() ? List.of() : desk.events(chosen.getFirst(), standings);
        String fault =
                before.filter(view -> sameEvents(view, events)).map(View::fault).orElse("");
        return new View(
                recorded,
                standings,
                chosen,
                events,
                fault.isEmpty() ? new DetailReading(audit).fault(events) : fault,
                whole(standings, at));
    }

    private static boolean sameEvents(View view, List<SubjectEvent> events) {
        return view.events().equals(events);
    }

    private static List<SubjectId> chosen(Wish wish, Standings standings) {
        var there = wish.chosen().stream()
                .filter(id -> standings.of(id).isPresent())
                .toList();
        return there.isEmpty()
                ? standings.subjects().stream()
                        .sorted(WORST_FIRST)
                        .limit(AT_FIRST)
                        .map(SubjectRecord::id)
                        .toList()
                : there;
    }

    private static long against(SubjectRecord record) {
        return record.timeline().tally(Instant.MAX).bad();
    }

    /** From the first answer of the case, or the first verdict, until now. */
    private Span whole(Standings standings, Instant at) throws IOException {
        var beginnings = new ArrayList<Instant>();
        audit.claimSpan().ifPresent(span -> beginnings.add(span.from()));
        standings.subjects().stream()
                .flatMap(record -> record.verdicts().stream().limit(1))
                .forEach(verdict -> beginnings.add(verdict.event().at()));
        return Span.around(
                beginnings.stream()
                        .min(Instant::compareTo)
                        .filter(first -> first.isBefore(at))
                        .orElse(at),
                at);
    }
}
