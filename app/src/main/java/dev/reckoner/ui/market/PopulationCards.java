package dev.reckoner.ui.market;

import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The two questions over all parties, each with its answer in a sentence and its picture. */
final class PopulationCards extends GridPane {
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
        departures.setMinHeight(250);
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
        departures.show("", all.map(found -> departures(found, away)));
        attraction.show("", all.map(found -> attraction(found, to)));
    }

    private static ChartView.Drawing departures(Population all, String sentence) {
        return (width, height) -> DeparturesPicture.of(all, sentence, width, height);
    }

    private static ChartView.Drawing attraction(Population all, String sentence) {
        return (width, height) -> AttractionPicture.of(all.attraction(), sentence, width, height);
    }
}
