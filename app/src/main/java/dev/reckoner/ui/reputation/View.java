package dev.reckoner.ui.reputation;

import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectRecord;
import java.time.Instant;
import java.util.List;

/**
 * What was read of a case.
 *
 * @param recorded what the ledger says reputation is computed with
 * @param standings of all subjects of a kind
 * @param chosen whom to draw, at most six; the first is the one whose events are told
 * @param events of the first
 * @param fault what was wrong with the answers of the first, in a few words
 * @param whole all of the time that the case tells of
 */
record View(
        ReputationParameters recorded,
        Standings standings,
        List<SubjectId> chosen,
        List<SubjectEvent> events,
        String fault,
        Span whole) {
    View {
        chosen = List.copyOf(chosen);
        events = List.copyOf(events);
    }

    Instant at() {
        return standings.question().at();
    }

    /** True if it makes a difference whether isolated claims count. */
    boolean touchesIsolated() {
        return standings.subjects().stream()
                .anyMatch(record -> record.apart().isolated() > 0
                        || record.verdicts().stream()
                                .anyMatch(counted -> counted.verdict().claim().mark() != ClaimMark.NONE));
    }

    List<SubjectRecord> records() {
        return chosen.stream().flatMap(id -> standings.of(id).stream()).toList();
    }
}
