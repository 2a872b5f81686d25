package dev.reckoner.ui.overview;

import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ClaimsPerDay;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Claims per day, with the days on which a fault began; a tooltip at each says which. */
final class DaysCard extends StackPane {
    private final ChartCard chart = new ChartCard(Messages.get("overview.days"), 200, 140);
    private final Tooltip tip = new Tooltip();
    private Optional<Summary> shown = Optional.empty();

    DaysCard() {
        getChildren().add(chart);
        tip.setShowDelay(Duration.millis(200));
        addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    }

    void show(Summary summary) {
        shown = Optional.of(summary);
        chart.show(
                Messages.get(
                        summary.onsets().isEmpty() ? "overview.days.about" : "overview.days.about.onsets",
                        summary.days().size()),
                summary.days().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                (width, height) -> ClaimsPerDay.of(summary.days(), summary.onsets(), width, height)));
    }

    private void moved(MouseEvent event) {
        String words = under(event).map(ClaimsPerDay.Onset::sentence).orElse("");
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

    private Optional<ClaimsPerDay.Onset> under(MouseEvent event) {
        return event.getPickResult().getIntersectedNode() instanceof Canvas canvas
                ? shown.flatMap(summary -> ClaimsPerDay.onsetAt(
                        summary.days(),
                        summary.onsets(),
                        canvas.getWidth(),
                        event.getPickResult().getIntersectedPoint().getX()))
                : Optional.empty();
    }
}
