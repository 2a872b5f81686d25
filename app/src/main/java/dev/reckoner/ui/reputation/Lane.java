package dev.reckoner.ui.reputation;

import dev.reckoner.audit.SubjectEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a subject in a lane, where those that would lie over each other are one mark with their count. An isolation and its
 * lift are never in a mark with other events: they are moved beside it.
 */
final class Lane {
    /** Side of a mark, pixels. */
    static final double SIZE = 18;

    /** How wide a mark of several is, pixels: an icon and a count. */
    static final double FOLD = 36;

    private static final double GAP = 3;

    /** Further than this from where it belongs, a mark would mislead. */
    private static final double MOST_ASIDE = 4 * FOLD;

    private Lane() {}

    /**
     * A mark.
     *
     * @param x its middle
     * @param first where the first of its events is
     * @param events by number, one or several
     * @param kind of them
     */
    record Place(double x, double first, List<Integer> events, Kind kind) {
        Place {
            events = List.copyOf(events);
        }

        boolean isFold() {
            return events.size() > 1;
        }

        double width() {
            return isFold() ? FOLD : SIZE;
        }

        double right() {
            return x + width() / 2;
        }
    }

    /** What goes under one mark. */
    enum Kind {
        ISOLATED,
        LIFTED,
        OTHER;

        static Kind of(SubjectEvent event) {
            return switch (event) {
                case SubjectEvent.Isolated isolated -> ISOLATED;
                case SubjectEvent.Lifted lifted -> LIFTED;
                default -> OTHER;
            };
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
                add(places, left + (right - left) * span.share(at), i, Kind.of(events.get(i)));
            }
        }
        return places;
    }

    private static void add(List<Place> places, double x, int event, Kind kind) {
        if (places.isEmpty() || x - SIZE / 2 >= places.getLast().right() + GAP) {
            places.add(new Place(x, x, List.of(event), kind));
            return;
        }
        double beside = places.getLast().right() + GAP + SIZE / 2;
        if (places.getLast().kind() != kind && beside - x <= MOST_ASIDE) {
            places.add(new Place(beside, x, List.of(event), kind));
            return;
        }
        var last = places.removeLast();
        var together = new ArrayList<>(last.events());
        together.add(event);
        // In the middle of what it stands for, and clear of the mark before it.
        double middle = (last.first() + x) / 2;
        double clear = places.isEmpty() ? middle : places.getLast().right() + GAP + FOLD / 2;
        places.add(new Place(Math.max(middle, clear), last.first(), together, last.kind()));
    }
}
