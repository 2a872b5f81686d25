package dev.reckoner.ui.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedReputation;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Polygon;
import dev.reckoner.ui.chart.Shape.Polyline;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.reputation.TimelinePicture.Contents;
import dev.reckoner.ui.reputation.TimelinePicture.Named;
import dev.reckoner.ui.shell.Contexts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelinePictureTest {
    private final ReputationViewModel model = new ReputationViewModel(new Contexts(new InventedCase()).context());

    @BeforeEach
    void show() {
        model.shown();
    }

    private Picture picture(double width) {
        var view = model.view().get().orElseThrow();
        var named = new ArrayList<Named>();
        for (var line : model.lines().get().orElseThrow().chosen()) {
            named.add(
                    new Named(line.subject().name(), model.slot(line.subject()).orElseThrow(), line));
        }
        return TimelinePicture.of(
                new Contents(
                        named,
                        view.whole(),
                        view.events(),
                        Window.of(view.events(), view.at()),
                        "int8 as fp32",
                        OptionalInt.of(model.detail().get().orElseThrow().number())),
                width,
                400);
    }

    private static <S extends Shape> Stream<S> all(Picture picture, Class<S> kind) {
        return picture.shapes().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<String> words(Picture picture) {
        return all(picture, Words.class).map(Words::text);
    }

    @Test
    void everySubjectHasADashOfItsOwnAndItsNameInItsColourAtTheEndOfItsLine() {
        var picture = picture(800);
        for (var id : List.of(InventedReputation.BAD, InventedReputation.GOOD)) {
            var slot = model.slot(id).orElseThrow();
            assertThat(all(picture, Polyline.class))
                    .as(id.name())
                    .anyMatch(line -> line.stroke().equals(slot.stroke()));
            assertThat(all(picture, Words.class))
                    .anyMatch(text -> text.text().equals(id.name())
                            && text.colour().equals(slot.colour())
                            && text.face() == Shape.Face.STRONG);
        }
        assertThat(Stream.of(Slot.values()).map(slot -> slot.stroke().dash())).doesNotHaveDuplicates();
    }

    @Test
    void theBandOfTheSubjectIsStrongerThanThatOfTheOthers() {
        var picture = picture(800);
        assertThat(all(picture, Polygon.class).filter(band -> band.fill().equals(Slot.FIRST.colour())))
                .isNotEmpty()
                .allMatch(band -> band.opacity() == 0.18);
        assertThat(all(picture, Polygon.class).filter(band -> band.fill().equals(Slot.SECOND.colour())))
                .isNotEmpty()
                .allMatch(band -> band.opacity() == 0.09);
    }

    @Test
    void whereThereIsNotEnoughEvidenceADottedRuleSaysSo() {
        var picture = picture(800);
        assertThat(words(picture)).contains("not enough evidence");
        assertThat(all(picture, Polyline.class))
                .as("of the one that was run again but once, from one end to the other")
                .anyMatch(line -> line.stroke().dash() == Dash.DOTS
                        && line.stroke().colour().equals(Slot.THIRD.colour())
                        && line.points().getFirst().x() == Frame.LEFT);
        assertThat(all(picture, Polygon.class)).noneMatch(band -> band.fill().equals(Slot.THIRD.colour()));
    }

    @Test
    void namesOfLinesThatEndTogetherStandApart() {
        model.toggle(InventedReputation.BAD);
        var names = all(picture(800), Words.class)
                .filter(text -> text.face() == Shape.Face.STRONG)
                .toList();
        assertThat(names).hasSize(2);
        assertThat(Math.abs(names.get(0).y() - names.get(1).y())).isGreaterThanOrEqualTo(14);
    }

    @Test
    void theWindowOfTheFaultIsNamedWithHowManyAnswersWereFound() {
        assertThat(words(picture(800))).contains("int8 as fp32 ×3");
    }

    private static List<Picture.Spot> marks(Picture picture) {
        return picture.spots().stream().filter(spot -> !spot.target().isEmpty()).toList();
    }

    private Instant day(double day) {
        return model.view().get().orElseThrow().whole().from().plus(Duration.ofMinutes(Math.round(day * 1_440)));
    }

    private Window fault(double from, double until, int answers) {
        return new Window(Window.Kind.FAULT, day(from), day(until), answers, false);
    }

    /** The picture of the subject with those windows, and the event of that number selected. */
    private Picture with(List<Window> windows, OptionalInt selected) {
        var view = model.view().get().orElseThrow();
        var line = model.lines().get().orElseThrow().chosen().getFirst();
        var named = new Named("meridian-02", Slot.FIRST, line);
        return TimelinePicture.of(
                new Contents(List.of(named), view.whole(), view.events(), windows, "int8 as fp32", selected), 800, 300);
    }

    @Test
    void faultsNearToEachOtherHaveOneNameAndNoWordsLieOverOthers() {
        var windows = List.of(
                fault(2, 2.1, 4),
                fault(10, 11, 2),
                fault(13, 13.2, 5),
                fault(16, 17, 3),
                new Window(Window.Kind.ISOLATED, day(10), day(20), 0, true));
        for (int selected = -1; selected < 28; selected++) {
            var picture = with(windows, selected < 0 ? OptionalInt.empty() : OptionalInt.of(selected));
            assertThat(words(picture).filter(text -> text.startsWith("int8")))
                    .as("one less where the line of the selected event takes its room")
                    .hasSizeGreaterThanOrEqualTo(selected < 0 ? 2 : 1)
                    .isSubsetOf("int8 as fp32 ×4", "int8 as fp32 ×10");
            var texts = all(picture, Words.class).toList();
            for (var one : texts) {
                assertThat(texts).noneMatch(other -> other != one && meet(one, other));
            }
        }
    }

    private static boolean meet(Words one, Words other) {
        return Math.abs(one.y() - other.y()) < 10
                && left(one) < left(other) + Letters.width(other.text(), other.face())
                && left(other) < left(one) + Letters.width(one.text(), one.face());
    }

    private static double left(Words words) {
        double wide = Letters.width(words.text(), words.face());
        return words.x()
                - switch (words.anchor()) {
                    case START -> 0;
                    case MIDDLE -> wide / 2;
                    case END -> wide;
                };
    }

    @Test
    void aFaultIsHatchedAndAnIsolationIsABracketWithItsLiftAndBothAreExplained() {
        var both = with(
                List.of(fault(10, 14, 3), new Window(Window.Kind.ISOLATED, day(14), day(20), 0, true)),
                OptionalInt.empty());
        assertThat(all(both, Polygon.class).filter(stroke -> stroke.fill().equals("contraindicated")))
                .hasSizeGreaterThan(10);
        assertThat(all(both, Shape.Icon.class).filter(icon -> icon.literal().equals(Icons.ISOLATION_LIFTED.literal())))
                .as("at its end and in the legend")
                .hasSize(2);
        assertThat(words(both)).contains("isolated", "isolation lifted");
        assertThat(both.spots().stream().map(Picture.Spot::words))
                .anyMatch(told -> told.startsWith("int8 as fp32: 3 answers outside the bound"))
                .anyMatch(told -> told.matches("Isolated from .*, lifted on .*"));
        var neither = with(List.of(), OptionalInt.empty());
        assertThat(words(neither)).noneMatch(text -> text.contains("outside the bound") || text.contains("isol"));
        assertThat(all(neither, Polygon.class))
                .noneMatch(stroke -> stroke.fill().equals("contraindicated"));
    }

    @Test
    void theLowestPointAndTheEndOfTheFirstLineAreNamed() {
        var line = model.lines().get().orElseThrow().chosen().getFirst();
        var lowest = line.lowest().orElseThrow();
        assertThat(line.points()).filteredOn(Line.Point::shown).allMatch(p -> p.expectation() >= lowest.expectation());
        var day = LocalDate.ofInstant(lowest.at(), ZoneOffset.UTC);
        assertThat(words(picture(800)))
                .contains(
                        "lowest " + Shares.plain(lowest.expectation()) + " on " + day.getDayOfMonth() + " "
                                + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        Shares.plain(line.last().expectation()) + " at the end");
    }

    @Test
    void aBandTooNarrowToBeSeenIsDrawnAllTheSame() {
        var view = model.view().get().orElseThrow();
        var points = view.whole().points(20).stream()
                .map(at -> new Line.Point(at, 0.9975, 0.992, 1, 0.2, true))
                .toList();
        var named = new Named("orrin-01", Slot.FIRST, new Line(InventedReputation.GOOD, points));
        var picture = TimelinePicture.of(
                new Contents(List.of(named), view.whole(), List.of(), List.of(), "", OptionalInt.empty()), 800, 300);
        var band = all(picture, Polygon.class).findFirst().orElseThrow();
        var heights = band.corners().stream().mapToDouble(Shape.Point::y).summaryStatistics();
        assertThat(heights.getMax() - heights.getMin()).isGreaterThanOrEqualTo(5);
        assertThat(words(picture)).contains("> 0.99 at the end", "0.992 to > 0.999");
    }

    @Test
    void anIsolationAndItsLiftHaveMarksOfTheirOwn() {
        var row = new IsolationRow(
                4,
                day(15),
                new Isolation(Scope.NOTHING, "Why.", List.of(), "Examiner"),
                Optional.of(new IsolationRow.Lift(9, day(16), "Mended.", "Examiner")));
        var events = new ArrayList<SubjectEvent>();
        for (int hour = 0; hour < 10; hour++) {
            events.add(new SubjectEvent.KeyChanged(day(14.5 + hour / 10.0), Digest.sha256(new byte[0])));
        }
        events.add(5, new SubjectEvent.Isolated(day(15), row));
        events.add(8, new SubjectEvent.Lifted(day(15.2), row));
        var span = new Span(day(0), day(30));
        var places = Lane.of(events, span, 64, 700);
        assertThat(places)
                .filteredOn(place -> place.events().equals(List.of(5)))
                .hasSize(1);
        assertThat(places)
                .filteredOn(place -> place.events().equals(List.of(8)))
                .hasSize(1);
        assertThat(places.stream().flatMap(place -> place.events().stream()))
                .containsExactlyElementsOf(IntStream.range(0, 12).boxed().toList());
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i).x() - places.get(i).width() / 2)
                    .isGreaterThanOrEqualTo(places.get(i - 1).right());
        }
    }

    @Test
    void everyEventIsUnderExactlyOneMarkAndMarksDoNotTouch() {
        for (double width : List.of(420.0, 800.0, 2400.0)) {
            var marks = marks(picture(width));
            assertThat(marks.stream().flatMap(mark -> Stream.of(mark.target().split(",", -1))))
                    .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1)
                            .limit(28)
                            .map(String::valueOf)
                            .toList());
            for (int i = 1; i < marks.size(); i++) {
                assertThat(marks.get(i).x())
                        .isGreaterThanOrEqualTo(
                                marks.get(i - 1).x() + marks.get(i - 1).width());
            }
        }
    }

    @Test
    void theTableSaysWhatTheLinesSay() {
        var twin = picture(800).twin();
        assertThat(twin.rows()).hasSizeGreaterThan(60).allMatch(row -> row.size() == 5);
        assertThat(twin.rows()).anyMatch(row -> row.get(2).equals("not enough evidence"));
        assertThat(picture(800).summary()).contains("meridian-02", "tessel-01: not enough evidence");
    }
}
