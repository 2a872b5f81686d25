package dev.reckoner.reputation.subject;

import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.Timeline;
import dev.reckoner.reputation.TimelineStep;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the verdicts of a case say of one subject.
 *
 * @param id whom
 * @param verdicts those that count, in the order in which they do
 * @param apart what was not counted
 * @param timeline the reputation over time
 */
public record SubjectRecord(SubjectId id, List<CountedVerdict> verdicts, Apart apart, Timeline timeline) {
    private static final Comparator<CountedVerdict> ORDER = Comparator.comparing(CountedVerdict::event);

    /**
     * Claims that were run again, name the subject, and do not count.
     *
     * @param notAttributed nothing but their own word binds them to the subject
     * @param isolated an isolation in force touches them, and they are left out by choice
     */
    public record Apart(long notAttributed, long isolated) {}

    public SubjectRecord {
        verdicts = verdicts.stream().sorted(ORDER).toList();
    }

    /**
     * How many of those that count were confirmed by running them again and are contradicted by other evidence until an instant: they
     * decide nothing, and speak for nobody.
     */
    public long contradicted(Instant until) {
        return verdicts.stream()
                .filter(counted -> !counted.event().at().isAfter(until))
                .filter(counted -> counted.verdict().step().outcome() == Outcome.GOOD
                        && counted.event().outcome() == Outcome.UNDECIDED)
                .count();
    }

    /** The opinion at an instant. */
    public Opinion at(Instant instant) {
        return timeline.at(instant);
    }

    /** The verdicts by the day on which they count (UTC), oldest first. */
    public List<AuditDay> days() {
        Map<LocalDate, List<CountedVerdict>> byDay = new LinkedHashMap<>();
        for (var verdict : verdicts) {
            byDay.computeIfAbsent(day(verdict.event().at()), any -> new ArrayList<>())
                    .add(verdict);
        }
        Map<LocalDate, List<TimelineStep>> steps = new LinkedHashMap<>();
        for (var step : timeline.steps()) {
            steps.computeIfAbsent(day(step.at()), any -> new ArrayList<>()).add(step);
        }
        return byDay.entrySet().stream()
                .map(day -> day(day.getValue(), steps.getOrDefault(day.getKey(), List.of())))
                .toList();
    }

    private static AuditDay day(List<CountedVerdict> verdicts, List<TimelineStep> steps) {
        return new AuditDay(
                verdicts.getLast().event().at(),
                verdicts,
                steps.getFirst().before(),
                steps.getLast().after());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
