package dev.reckoner.reputation.subject;

import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.reputation.BaseRate;
import dev.reckoner.reputation.Comparison;
import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The reputations of all subjects of one kind, from the verdicts of a case: a pure function of these and of what is asked.
 *
 * <p>A claim counts once, by the newest of its verdicts that decides; by the newest of all where none does. Each subject starts from the base rate of the others as it was right before
 * its own first verdict: what came later does not change where it started.
 *
 * @param question what was asked
 * @param subjects everybody of that kind whom a claim that was run again names, by name
 */
public record Standings(Question question, List<SubjectRecord> subjects) {
    public Standings {
        subjects = List.copyOf(subjects);
    }

    /**
     * Replays them.
     *
     * @param verdicts in any order
     */
    public static Standings of(Collection<AuditVerdict> verdicts, Question question) {
        var gathered = new TreeMap<SubjectId, Gathered>();
        for (var verdict : standing(verdicts, question)) {
            for (var name : verdict.claim().names(question.kind())) {
                gathered.computeIfAbsent(new SubjectId(question.kind(), name), any -> new Gathered())
                        .add(verdict, question);
            }
        }
        return new Standings(question, records(gathered, question.parameters()));
    }

    private static Collection<AuditVerdict> standing(Collection<AuditVerdict> verdicts, Question question) {
        Map<Long, AuditVerdict> standing = new HashMap<>();
        verdicts.stream()
                .filter(question::knows)
                .forEach(verdict -> standing.merge(verdict.claim().number(), verdict, AuditVerdict::standing));
        return standing.values();
    }

    /** What is found about one subject. */
    private static final class Gathered {
        private final List<CountedVerdict> counted = new ArrayList<>();
        private long notAttributed;
        private long isolated;

        void add(AuditVerdict verdict, Question question) {
            var event = verdict.event(question.parameters());
            if (event.at().isAfter(question.at())) {
                return;
            }
            if (!verdict.claim().binds(question.kind())) {
                notAttributed++;
            } else if (!question.withIsolated() && verdict.claim().mark() != ClaimMark.NONE) {
                isolated++;
            } else {
                counted.add(new CountedVerdict(verdict, event));
            }
        }

        Timeline replayed(ReputationParameters parameters) {
            return Timeline.of(counted.stream().map(CountedVerdict::event).toList(), parameters);
        }

        SubjectRecord record(SubjectId id, ReputationParameters parameters) {
            return new SubjectRecord(
                    id, counted, new SubjectRecord.Apart(notAttributed, isolated), replayed(parameters));
        }
    }

    /** First what each one's evidence is, which no base rate changes; then each with that of the others. */
    private static List<SubjectRecord> records(Map<SubjectId, Gathered> gathered, ReputationParameters parameters) {
        var plain = new TreeMap<SubjectId, Timeline>();
        gathered.forEach((id, found) -> plain.put(id, found.replayed(parameters)));
        var records = new ArrayList<SubjectRecord>();
        gathered.forEach(
                (id, found) -> records.add(found.record(id, parameters.withBaseRate(baseRate(id, plain, parameters)))));
        return records;
    }

    private static double baseRate(SubjectId id, Map<SubjectId, Timeline> all, ReputationParameters parameters) {
        var steps = Optional.ofNullable(all.get(id)).map(Timeline::steps).orElse(List.of());
        if (steps.isEmpty()) {
            return parameters.baseRate();
        }
        Instant before = steps.getFirst().at().minus(1, ChronoUnit.MICROS);
        return BaseRate.of(
                all.entrySet().stream()
                        .filter(other -> !other.getKey().equals(id))
                        .map(other -> other.getValue().at(before))
                        .toList(),
                parameters);
    }

    /** The subject of that name. */
    public Optional<SubjectRecord> of(SubjectId id) {
        return subjects.stream().filter(subject -> subject.id().equals(id)).findFirst();
    }

    /** What would be expected of a newcomer at the time that was asked for. */
    public double newcomer() {
        return BaseRate.of(
                subjects.stream().map(subject -> subject.at(question.at())).toList(), question.parameters());
    }

    /** Compares subjects with a reference at an instant, in their order. */
    public List<Comparison> compare(SubjectId reference, List<SubjectId> others, Instant at) {
        return Comparison.ofSeveral(
                others.stream().map(other -> opinion(other, at)).toList(),
                opinion(reference, at),
                question.parameters());
    }

    private Opinion opinion(SubjectId id, Instant at) {
        return of(id).map(subject -> subject.at(at)).orElseGet(question.parameters()::prior);
    }
}
