package dev.reckoner.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.IsolationEffect;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.audit.PolicyFigures;
import dev.reckoner.audit.Spend;
import dev.reckoner.ui.chart.ClaimsPerDay;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.TierShares;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.overview.FindingGroup.Reason;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import dev.reckoner.ui.task.Toolkit;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverviewCardsTest {
    private static final String LONG =
            "The output matches all-MiniLM-L6-v2 int8 bit for bit; the record says all-MiniLM-L6-v2 fp32";

    private final Summary invented;

    OverviewCardsTest() throws IOException {
        invented = Summary.of(new InventedCase());
    }

    @ParameterizedTest
    @ValueSource(ints = {560, 790})
    void noSentenceOfTheFindingsIsCut(int width) {
        FindingsCard card = Toolkit.call(() -> {
            var made = new FindingsCard(group -> {}, () -> {});
            laidOut(made, width, 320);
            made.show(with(List.of(group("meridian-02"))));
            settle(made);
            return made;
        });
        assertThat(labels(card))
                .filteredOn(label -> LONG.equals(label.getText()))
                .singleElement()
                .satisfies(label -> {
                    assertThat(label.isTextTruncated()).isFalse();
                    assertThat(label.getHeight()).isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()));
                });
    }

    @Test
    void everyDecisionIsInTheCardWithItsWholeSentence() {
        List<Decision> decisions = IntStream.range(0, 12)
                .mapToObj(i -> new Decision(
                        Tier.CONTRAINDICATED,
                        i + ": " + LONG,
                        "13 claims",
                        "isolated 2026-04-17",
                        "Review",
                        PlaceId.CLAIMS,
                        new Visit.Plain()))
                .toList();
        DecisionsCard card = Toolkit.call(() -> {
            var made = new DecisionsCard(decision -> {}, () -> {});
            laidOut(made, 420, 252);
            made.show(decisions);
            settle(made);
            return made;
        });
        assertThat(card.getHeight()).isEqualTo(252);
        assertThat(labels(card)).extracting(Label::getText).contains("isolated 2026-04-17");
        assertThat(card.lookupAll(".button").stream().map(node -> ((Button) node).getText()))
                .filteredOn("Review"::equals)
                .hasSize(12);
        assertThat(labels(card)).filteredOn(Label::isTextTruncated).isEmpty();
    }

    @Test
    void theCoverageFitsItsColumnOfANarrowWindow() {
        double least = Toolkit.call(() -> {
            var made = new CoverageCard();
            laidOut(made, 316, 320);
            made.show(invented);
            settle(made);
            return made.minWidth(-1);
        });
        assertThat(least).isLessThanOrEqualTo(316);
    }

    @Test
    void coverageSaysHowManyOfHowMany() {
        CoverageCard card = Toolkit.call(() -> {
            var made = new CoverageCard();
            laidOut(made, 420, 320);
            made.show(invented);
            settle(made);
            return made;
        });
        assertThat(labels(card)).extracting(Label::getText).contains("233 of 240", "160 of 240");
        assertThat(card.lookupAll(".share-bar"))
                .extracting(javafx.scene.Node::getAccessibleText)
                .contains("Inputs: 233 of 240, 97.1 %");
    }

    @Test
    void whatHappenedOnADayStandsInThePictureItsTableAndItsSummary() {
        LocalDate day = invented.days().get(12).day();
        var event = new ClaimsPerDay.Event(day, "Meridian-03 isolated", "Meridian-03 was isolated for its answers");
        var picture = ClaimsPerDay.of(invented.days(), List.of(event), 700, 200);
        assertThat(picture.summary()).endsWith("; Meridian-03 was isolated for its answers");
        assertThat(picture.twin().columns()).endsWith("What happened");
        assertThat(picture.twin().rows().get(12)).endsWith("Meridian-03 isolated");
        assertThat(picture.twin().rows().get(11)).endsWith("");
        double x = dashed(picture).getFirst().x1();
        assertThat(ClaimsPerDay.eventAt(invented.days(), List.of(event), 700, x + 3))
                .contains(event);
        assertThat(ClaimsPerDay.eventAt(invented.days(), List.of(event), 700, x + 30))
                .isEmpty();
    }

    @Test
    void whatHappenedAfterTheLastClaimIsNotMarkedOnItsDay() {
        LocalDate last = invented.days().getLast().day();
        var event = new ClaimsPerDay.Event(last.plusDays(1), "Meridian-03 isolated", "");
        assertThat(dashed(ClaimsPerDay.of(invented.days(), List.of(event), 700, 200)))
                .isEmpty();
    }

    @Test
    void wordsOfEventsThatWouldTouchStandInRowsOfTheirOwn() {
        LocalDate day = invented.days().get(12).day();
        var close = List.of(
                new ClaimsPerDay.Event(day, "Meridian-03: 21 contradicted", ""),
                new ClaimsPerDay.Event(day.plusDays(1), "Tessel-02: 10 contradicted", ""));
        var words = ClaimsPerDay.of(invented.days(), close, 700, 200).shapes().stream()
                .filter(Shape.Words.class::isInstance)
                .map(Shape.Words.class::cast)
                .filter(shape -> shape.text().endsWith("contradicted"))
                .toList();
        assertThat(words)
                .extracting(Shape.Words::text)
                .containsExactly(close.get(0).words(), close.get(1).words());
        assertThat(words.get(0).y() - words.get(1).y()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void wordsOfEventsForWhichThereIsNoRoomAreLeftOutButNotTheirLines() {
        LocalDate day = invented.days().get(12).day();
        var close = List.of(
                new ClaimsPerDay.Event(day, "Meridian-03: 21 contradicted", ""),
                new ClaimsPerDay.Event(day.plusDays(1), "Tessel-02: 10 contradicted", ""));
        var picture = ClaimsPerDay.of(invented.days(), close, 700, 140);
        assertThat(words(picture.shapes()))
                .contains(close.get(0).words())
                .doesNotContain(close.get(1).words());
        assertThat(dashed(picture)).hasSize(2);
    }

    private static List<Shape.Line> dashed(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Line.class::isInstance)
                .map(Shape.Line.class::cast)
                .filter(Shape.Line::dashed)
                .toList();
    }

    @Test
    void sharesAreStackedToTheWholeWithWhatWasNotCheckedHollow() throws IOException {
        var coverage = new InventedCase().coverage();
        var picture = TierShares.of(coverage.periods(), 700, 200);
        assertThat(picture.twin().rows())
                .hasSize(coverage.periods().size())
                .allSatisfy(row -> assertThat(row.subList(3, 7).stream()
                                .mapToDouble(Double::parseDouble)
                                .sum())
                        .isBetween(99.8, 100.2));
        assertThat(words(picture.shapes()))
                .containsSubsequence("Contraindicated", "Warning", "Affirming", "Not checked")
                .contains("0 %", "50 %", "100 %");
        assertThat(picture.summary()).startsWith("240 claims in 30 bars; Contraindicated 7.9 %");
        assertThat(picture.shapes())
                .filteredOn(
                        shape -> shape instanceof Shape.Box box && box.fill().isEmpty())
                .isNotEmpty();
    }

    @Test
    void whatWasSpentStandsBesideWhatItBroughtAndOnWhatCondition() {
        var coverage = new InventedCase().coverage();
        var strip = Toolkit.call(() -> {
            var made = new SpentStrip();
            laidOut(made, 790, 100);
            made.show(coverage);
            settle(made);
            return made;
        });
        assertThat(labels(strip))
                .extracting(Label::getText)
                .contains(
                        "Seconds per point of assurance",
                        PolicyFigures.seconds(coverage.spent().seconds()))
                .anyMatch(text -> text.contains("as if chance had drawn"));
        assertThat(labels(strip)).filteredOn(Label::isTextTruncated).isEmpty();
    }

    @Test
    void whatIsNeverCoveredStandsWithWhatToCollect() {
        var coverage = new InventedCase().coverage();
        var card = Toolkit.call(() -> {
            var made = new CoverageCard();
            laidOut(made, 316, 320);
            made.show(invented);
            made.show(coverage);
            ((ToggleButton) made.lookup("#overview-coverage-never")).fire();
            settle(made);
            return made;
        });
        assertThat(card.lookup("#never-covered").isVisible()).isTrue();
        assertThat(labels(card))
                .extracting(Label::getText)
                .contains("Settlement", "none of 240", "Collect the audit trail that the client wrote.");
        assertThat(CoverageCard.note(coverage)).contains("No claim has evidence for: ", "operator trace");
    }

    @Test
    void anIsolationInForceCannotBeMissedAndNothingIsShownWhereThereIsNone() {
        var row = new IsolationRow(
                12,
                Instant.parse("2026-04-17T09:00:00Z"),
                new Isolation(Scope.party(NodeKind.OPERATOR, "meridian-02"), "int8 as fp32", List.of(), "R. Osei"),
                Optional.empty());
        var effect = new IsolationEffect(21, 10, Map.of(), Map.of(), Spend.NONE);
        var pressed = new ArrayList<Object>();
        var band = Toolkit.call(() -> {
            var made = new IsolationBand(() -> pressed.add("claims"), pressed::add);
            laidOut(made, 900, 80);
            assertThat(made.isManaged()).isFalse();
            made.show(new InForce(List.of(new InForce.Touching(row, effect)), 2));
            settle(made);
            made.lookupAll(".button").forEach(button -> ((Button) button).fire());
            return made;
        });
        assertThat(band.isVisible()).isTrue();
        assertThat(labels(band))
                .extracting(Label::getText)
                .contains(
                        "Isolated: operator meridian-02",
                        "since 2026-04-17, by R. Osei: int8 as fp32",
                        "21 claims inside, 10 derived",
                        "2 more isolations are in force");
        assertThat(pressed).containsExactlyInAnyOrder("claims", row.isolation().scope());
    }

    @Test
    void theLegendHasTheOrderOfTheStack() {
        assertThat(words(ClaimsPerDay.of(invented.days(), 700, 200).shapes()))
                .containsSubsequence("Contraindicated", "Warning", "Affirming", "Not checked");
    }

    private static List<String> words(List<Shape> shapes) {
        return shapes.stream()
                .filter(Shape.Words.class::isInstance)
                .map(shape -> ((Shape.Words) shape).text())
                .toList();
    }

    private Summary with(List<FindingGroup> groups) {
        return new Summary(
                240,
                Map.of(Tier.CONTRAINDICATED, 1L),
                invented.verdicts(),
                0,
                1,
                1,
                1,
                1,
                invented.first(),
                invented.last(),
                invented.days(),
                invented.coverage(),
                List.of(),
                groups,
                List.of());
    }

    private static FindingGroup group(String operator) {
        Instant time = Instant.parse("2026-05-01T00:00:00Z");
        return new FindingGroup(
                List.of(new Reason(Tier.CONTRAINDICATED, "reexecution", "EX-PRECISION-SUBSTITUTED", LONG)),
                operator,
                true,
                Set.of(),
                time,
                time);
    }

    private static List<Label> labels(Parent parent) {
        return parent.lookupAll(".label").stream()
                .filter(node -> node instanceof Label label && label.isVisible() && label.getScene() != null)
                .map(Label.class::cast)
                .toList();
    }

    private static void laidOut(Parent card, int width, int height) {
        Fonts.load();
        Theme.LIGHT.applyTo(new Scene(card, width, height));
    }

    private static void settle(Parent card) {
        card.applyCss();
        card.layout();
        card.applyCss();
        card.layout();
    }

    static {
        Toolkit.startWithoutDisplay();
    }
}
