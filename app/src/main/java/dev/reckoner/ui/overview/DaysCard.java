package dev.reckoner.ui.overview;

import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ClaimsPerDay;
import dev.reckoner.ui.chart.TierShares;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * Claims per day, with the days on which a fault began; a tooltip at each says which. Or the share of each tier, by days or weeks.
 */
final class DaysCard extends StackPane {
    private final ChartCard chart = new ChartCard(Messages.get("overview.days"), 200, 140);
    private final Tooltip tip = new Tooltip();
    private final SegmentedChoice<Unit> unit = new SegmentedChoice<>(
            List.of(Unit.values()),
            each -> Messages.get("overview.days." + each.name().toLowerCase(Locale.ROOT)));
    private Optional<Summary> shown = Optional.empty();
    private Optional<CaseCoverage> shares = Optional.empty();

    /** What the height of a bar stands for. */
    private enum Unit {
        CLAIMS,
        SHARE
    }

    DaysCard() {
        getChildren().add(chart);
        unit.setId("overview-days-unit");
        unit.identify("overview-days");
        unit.setAccessibleText(Messages.get("overview.days.unit"));
        unit.setAlignment(Pos.CENTER);
        unit.chosen().subscribe(chosen -> draw());
        chart.tools(unit);
        tip.setShowDelay(Duration.millis(200));
        addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    }

    void show(Summary summary) {
        shown = Optional.of(summary);
        draw();
    }

    void show(CaseCoverage coverage) {
        shares = Optional.of(coverage);
        draw();
    }

    private void draw() {
        if (unit.chosen().get() == Unit.SHARE) {
            shares.ifPresent(this::drawShares);
        } else {
            shown.ifPresent(this::drawClaims);
        }
    }

    private void drawShares(CaseCoverage coverage) {
        chart.show(
                Messages.get("overview.shares.about", coverage.days()),
                coverage.periods().isEmpty()
                        ? Optional.empty()
                        : Optional.of((width, height) -> TierShares.of(coverage.periods(), width, height)));
    }

    private void drawClaims(Summary summary) {
        chart.show(
                Messages.get(
                        summary.events().isEmpty() ? "overview.days.about" : "overview.days.about.events",
                        summary.days().size()),
                summary.days().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                (width, height) -> ClaimsPerDay.of(summary.days(), summary.events(), width, height)));
    }

    private void moved(MouseEvent event) {
        String words = under(event).map(ClaimsPerDay.Event::sentence).orElse("");
        if (words.equals(tip.getText())) {
            return;
        }
        tip.setText(words);
        Tooltip.uninstall(this, tip);
        if (words.isEmpty()) {
            tip.hide();
        } else {
            Tooltip.install(this, tip);
        }
    }

    private Optional<ClaimsPerDay.Event> under(MouseEvent event) {
        return unit.chosen().get() == Unit.CLAIMS && event.getPickResult().getIntersectedNode() instanceof Canvas canvas
                ? shown.flatMap(summary -> ClaimsPerDay.eventAt(
                        summary.days(),
                        summary.events(),
                        canvas.getWidth(),
                        event.getPickResult().getIntersectedPoint().getX()))
                : Optional.empty();
    }
}
