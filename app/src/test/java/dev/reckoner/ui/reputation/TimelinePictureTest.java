package dev.reckoner.ui.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedReputation;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Polygon;
import dev.reckoner.ui.chart.Shape.Polyline;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.reputation.TimelinePicture.Contents;
import dev.reckoner.ui.reputation.TimelinePicture.Named;
import dev.reckoner.ui.shell.Contexts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
                        && line.points().getFirst().x() == TimelinePicture.LEFT);
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
    void theWindowOfTheFaultIsNamed() {
        assertThat(words(picture(800))).contains("int8 as fp32");
    }

    @Test
    void everyEventIsUnderExactlyOneMarkAndMarksDoNotTouch() {
        for (double width : List.of(420.0, 800.0, 2400.0)) {
            var marks = picture(width).spots();
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
