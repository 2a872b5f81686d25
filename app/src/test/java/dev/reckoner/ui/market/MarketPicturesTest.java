package dev.reckoner.ui.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.CaseMarket;
import dev.reckoner.audit.InventedMarket;
import dev.reckoner.audit.MarketUnit;
import dev.reckoner.market.Measure;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Polygon;
import dev.reckoner.ui.chart.Shape.Polyline;
import dev.reckoner.ui.chart.Shape.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketPicturesTest {
    private final CaseMarket market = new InventedMarket().read(MarketUnit.OPERATOR);
    private final MarketView view = MarketView.of(market);

    private Picture response(double width) {
        var line = view.listed().getFirst();
        var found = line.response().in(Measure.CLAIMS).orElseThrow();
        var others = found.buckets().ofOthers(market.market(), InventedMarket.FOUND, Measure.CLAIMS);
        return ResponsePicture.of(new ResponsePicture.Contents(found, others, "It fell.", "claims"), width, 300);
    }

    private static <S extends Shape> Stream<S> all(Picture picture, Class<S> kind) {
        return picture.shapes().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<String> words(Picture picture) {
        return all(picture, Words.class).map(Words::text).toList();
    }

    @Test
    void everyDayIsABarAndARowOfTheTable() {
        var picture = response(700);
        // The first use is not at midnight, so that the first day is not whole.
        int days = InventedMarket.DAY - 1 + 28;
        assertThat(all(picture, Polygon.class).filter(bar -> bar.fill().equals("series-1")))
                .hasSize(days);
        assertThat(picture.twin().rows()).hasSize(days).allMatch(row -> row.size() == 4);
        assertThat(picture.twin().rows().get(picture.twin().from()))
                .as("opens at the day on which it became known")
                .first()
                .isEqualTo("2026-02-20");
        assertThat(picture.spots()).hasSize(days);
        assertThat(picture.summary()).startsWith("It fell.").contains("49 days before and 28 days after");
    }

    /** A dashed line is told from a whole one without colour. */
    @Test
    void theLineBeforeGoesOnDashedWithItsErrorBehindIt() {
        var picture = response(700);
        assertThat(all(picture, Polyline.class))
                .anyMatch(line -> line.stroke().dash() == Shape.Dash.LONG)
                .anyMatch(line -> line.stroke().dash() == Shape.Dash.DOTS);
        assertThat(words(picture))
                .contains("known 20 February", "others, own scale")
                .anyMatch(text -> text.startsWith("expected "))
                .anyMatch(text -> text.startsWith("seen "));
    }

    @Test
    void namesAtTheEndsOfLinesStandApart() {
        var names = all(response(420), Words.class)
                .filter(text -> text.face() == Shape.Face.STRONG)
                .toList();
        assertThat(names).hasSize(3);
        for (int i = 1; i < names.size(); i++) {
            assertThat(names.get(i).y() - names.get(i - 1).y()).isGreaterThanOrEqualTo(14);
        }
    }

    @Test
    void everyOperatorOfAnAnswerIsADotAndTheirMedianOneMore() {
        var all = Population.of(market).departures();
        var picture = DeparturesPicture.of(all, "They left.", 400, 200);
        assertThat(all.cases()).hasSize(8).allMatch(one -> one.interval().contains(one.relative()));
        assertThat(all(picture, Shape.Plate.class)).hasSize(9);
        assertThat(picture.twin().rows()).hasSize(9);
        assertThat(words(picture)).contains("median", "meridian-02", "0 %");
    }

    @Test
    void everyOperatorThatIsComparedIsAPointOfTheScatter() {
        var all = Population.of(market).attraction();
        var picture = AttractionPicture.of(all, "They turned.", 400, 200);
        assertThat(all(picture, Shape.Plate.class)).hasSameSizeAs(all.points());
        assertThat(picture.twin().rows()).hasSameSizeAs(all.points());
        assertThat(picture.spots()).hasSameSizeAs(all.points());
    }

    @Test
    void anAxisHoldsItsFiguresInRoundSteps() {
        assertThat(Axis.of(0, 2.3).ticks()).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0, 2.5);
        assertThat(Axis.of(-1, 0.5).share(-1)).isZero();
        assertThat(Axis.of(-3, 7).share(0)).isBetween(0.0, 1.0);
        assertThat(Axis.of(0, 0).high()).isPositive();
    }
}
