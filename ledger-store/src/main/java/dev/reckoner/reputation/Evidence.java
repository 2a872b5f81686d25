package dev.reckoner.reputation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All events of one instant, in order.
 *
 * @param events of the same time
 * @param good the evidence for the subject, summed in order
 * @param bad the evidence against it
 */
record Evidence(List<ReputationEvent> events, double good, double bad) {
    Evidence(List<ReputationEvent> events) {
        this(List.copyOf(events), sum(events, Outcome.GOOD), sum(events, Outcome.BAD));
    }

    /** One for each instant, in order of time. */
    static List<Evidence> of(List<ReputationEvent> sorted) {
        List<Evidence> instants = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            if (to == sorted.size()
                    || !sorted.get(to).at().equals(sorted.get(from).at())) {
                instants.add(new Evidence(sorted.subList(from, to)));
                from = to;
            }
        }
        return instants;
    }

    Instant at() {
        return events.getFirst().at();
    }

    /** False if all is undecided. */
    boolean decides() {
        return good > 0 || bad > 0;
    }

    private static double sum(List<ReputationEvent> events, Outcome outcome) {
        double sum = 0;
        for (ReputationEvent event : events) {
            sum += event.evidenceOf(outcome);
        }
        return sum;
    }
}
