package dev.reckoner.ui.reputation;

import dev.reckoner.audit.SubjectEvent;
import java.util.ArrayList;
import java.util.List;

/** The events of a subject in a lane, where those that would lie over each other are one mark with their count. */
final class Lane {
    /** Side of a mark, pixels. */
    static final double SIZE = 18;

    private static final double GAP = 2;

    private Lane() {}

    /**
     * A mark.
     *
     * @param x its middle
     * @param events by number, one or several
     */
    record Place(double x, List<Integer> events) {
        Place {
            events = List.copyOf(events);
        }

        boolean isFold() {
            return events.size() > 1;
        }
    }

    /**
     * The marks from left to right.
     *
     * @param left pixel at the beginning of the span
     * @param right pixel at its end
     */
    static List<Place> of(List<SubjectEvent> events, Span span, double left, double right) {
        var places = new ArrayList<Place>();
        for (int i = 0; i < events.size(); i++) {
            var at = events.get(i).at();
            if (span.holds(at)) {
                add(places, left + (right - left) * span.share(at), i);
            }
        }
        return places;
    }

    private static void add(List<Place> places, double x, int event) {
        if (places.isEmpty() || x - places.getLast().x() >= SIZE + GAP) {
            places.add(new Place(x, List.of(event)));
            return;
        }
        var last = places.removeLast();
        var together = new ArrayList<>(last.events());
        together.add(event);
        places.add(new Place(last.x(), together));
    }
}
