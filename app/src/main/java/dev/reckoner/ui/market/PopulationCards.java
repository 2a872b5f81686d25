package dev.reckoner.ui.market;

import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The two questions over all parties, each with its answer in a sentence and its picture. */
final class PopulationCards extends GridPane {
    private static final double WITH_PICTURE = 250;

    private final MarketViewModel model;
    private final ChartCard departures = new ChartCard(Messages.get("market.departures.title"), 240, 150);
    private final ChartCard attraction = new ChartCard(Messages.get("market.attraction.title"), 240, 150);
    private final Label left = answer("market-departures");
    private final Label towards = answer("market-attraction");

    PopulationCards(MarketViewModel model) {
        this.model = model;
        setHgap(12);
        departures.below(left);
        attraction.below(towards);
        for (int i = 0; i < 2; i++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(half);
        }
        addRow(0, departures, attraction);
        setMinHeight(Region.USE_PREF_SIZE);
        model.population().subscribe(any -> show());
    }

    private static Label answer(String id) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("prose", "ruled-top");
        label.setPadding(new Insets(8, 12, 10, 12));
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private void show() {
        var all = model.population().get();
        String away = all.map(Population::departures)
                .map(MarketWords::answer)
                .orElseGet(() -> Messages.get("market.computing"));
        String to = all.map(Population::attraction)
                .map(found -> MarketWords.answer(found, model.unit().get()))
                .orElseGet(() -> Messages.get("market.computing"));
        left.setText(away);
        towards.setText(to);
        show(
                departures,
                all.map(Population::departures)
                        .filter(found -> !found.cases().isEmpty())
                        .map(found -> (ChartView.Drawing)
                                (width, height) -> DeparturesPicture.of(found, away, width, height)));
        show(
                attraction,
                all.map(Population::attraction)
                        .filter(found -> !found.points().isEmpty())
                        .map(found ->
                                (ChartView.Drawing) (width, height) -> AttractionPicture.of(found, to, width, height)));
    }

    /** Without a dot in a picture its sentence says all there is. */
    private static void show(ChartCard card, Optional<ChartView.Drawing> drawing) {
        card.show("", drawing);
        card.collapsed(drawing.isEmpty());
        card.setMinHeight(drawing.isEmpty() ? USE_COMPUTED_SIZE : WITH_PICTURE);
    }
}
