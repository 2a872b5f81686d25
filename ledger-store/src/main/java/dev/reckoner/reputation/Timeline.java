package dev.reckoner.reputation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The reputation of one subject over time, replayed from its events: with each instant r and s are multiplied by what is left of
 * them, then the instant's evidence is added. The same events give the same bits, in whatever order they come and on whatever
 * machine.
 */
public final class Timeline {
    private final ReputationParameters parameters;
    private final List<TimelineStep> steps = new ArrayList<>();
    /** By step, what holds after it. */
    private final List<Anchor> anchors = new ArrayList<>();

    private Timeline(ReputationParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Replays the events.
     *
     * @param events of one subject, in any order
     * @param parameters with the base rate of this subject
     */
    public static Timeline of(Collection<ReputationEvent> events, ReputationParameters parameters) {
        Timeline timeline = new Timeline(parameters);
        Evidence.of(events.stream().sorted().toList()).forEach(timeline::add);
        return timeline;
    }

    private void add(Evidence evidence) {
        Instant at = evidence.at();
        Opinion before = at(at);
        Opinion after = before.plus(evidence.good(), evidence.bad());
        Anchor last = anchors.isEmpty() ? new Anchor(at, before) : anchors.getLast();
        steps.add(
                new TimelineStep(at, before, after, evidence.events(), tally(at).plus(evidence.events())));
        anchors.add(evidence.decides() ? new Anchor(at, after) : last);
    }

    /** What it was replayed with. */
    public ReputationParameters parameters() {
        return parameters;
    }

    /** One for each instant with events, in order. */
    public List<TimelineStep> steps() {
        return List.copyOf(steps);
    }

    /** The opinion at an instant, from the events at and before it. */
    public Opinion at(Instant instant) {
        int step = stepAt(instant);
        return step < 0 ? parameters.prior() : anchors.get(step).at(instant, Forgetting.micros(parameters.halfLife()));
    }

    /** How many verdicts there were at and before an instant. */
    public Tally tally(Instant instant) {
        int step = stepAt(instant);
        return step < 0 ? Tally.NONE : steps.get(step).tally();
    }

    /** The last step at or before the instant; -1 if all are later. */
    private int stepAt(Instant instant) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).at().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }
}
