package dev.reckoner.ui.reputation;

import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Icon;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The lane of marks under the lines, one for each event or for several. */
final class LaneShapes {
    /** So many of the events under a mark are told at the pointer. */
    private static final int TOLD = 8;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private final List<SubjectEvent> events;
    private final OptionalInt selected;
    private final List<Shape> shapes;
    private final List<Picture.Spot> spots;

    LaneShapes(List<SubjectEvent> events, OptionalInt selected, List<Shape> shapes, List<Picture.Spot> spots) {
        this.events = events;
        this.selected = selected;
        this.shapes = shapes;
        this.spots = spots;
    }

    /** Draws it around that height. */
    void draw(Frame frame, double y) {
        shapes.add(Shape.Line.thin(Frame.LEFT, y, frame.right(), y, "line"));
        shapes.add(new Words(
                Frame.LEFT - 24, y + 4, Messages.get("reputation.chart.events"), "text-2", Face.CAPTION, Anchor.END));
        for (var place : Lane.of(events, frame.span(), Frame.LEFT, frame.right())) {
            mark(place, y);
        }
    }

    private void mark(Lane.Place place, double y) {
        var marks = place.events().stream()
                .map(number -> Mark.of(events.get(number)))
                .toList();
        var mark = marks.stream().filter(Mark::grave).findFirst().orElse(marks.getFirst());
        boolean chosen = selected.stream().anyMatch(place.events()::contains);
        double left = place.x() - place.width() / 2;
        double top = y - Lane.SIZE / 2;
        String frame = chosen ? "text" : mark.grave() ? mark.colour() : "control";
        shapes.add(new Plate(
                left,
                top,
                place.width(),
                Lane.SIZE,
                4,
                Optional.of("panel"),
                Optional.of(new Stroke(frame, chosen ? 2 : 1, Dash.NONE))));
        if (place.isFold()) {
            int count = place.events().size();
            shapes.add(new Words(
                    place.right() - 5,
                    y + 4,
                    count > 99 ? "…" : Integer.toString(count),
                    mark.colour(),
                    Face.FIGURE,
                    Anchor.END));
        }
        shapes.add(new Icon(left + 3, top + 3, 12, mark.icon(), mark.colour()));
        spots.add(new Picture.Spot(left, top, place.width(), Lane.SIZE, words(place, marks), target(place)));
    }

    private String words(Lane.Place place, List<Mark> marks) {
        return place.events().stream()
                .limit(TOLD)
                .map(number -> DAY.format(LocalDate.ofInstant(events.get(number).at(), ZoneOffset.UTC)) + " "
                        + marks.get(place.events().indexOf(number)).words())
                .collect(Collectors.joining("\n"));
    }

    /** Its events by number. */
    private static String target(Lane.Place place) {
        return place.events().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
