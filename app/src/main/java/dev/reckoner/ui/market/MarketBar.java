package dev.reckoner.ui.market;

import dev.reckoner.audit.CaseMarket;
import dev.reckoner.audit.MarketUnit;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** By whom use is counted, and what of it. */
final class MarketBar extends HBox {
    private final Label counted = new Label();
    private final Label rest = new Label();

    MarketBar(MarketViewModel model) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        var units = new SegmentedChoice<>(
                List.of(MarketUnit.values()), unit -> Messages.get("market.unit." + unit.wireName()));
        units.setId("market-unit");
        units.setAlignment(Pos.CENTER_LEFT);
        units.setAccessibleText(Messages.get("market.unit"));
        Tooltip.install(units, new Tooltip(Messages.get("market.unit")));
        units.chosen().bindBidirectional(model.unit());
        counted.setId("market-counted");
        counted.getStyleClass().add("second");
        counted.setMinWidth(Region.USE_PREF_SIZE);
        rest.setId("market-rest");
        rest.getStyleClass().add("second");
        rest.setMinWidth(0);
        getChildren().addAll(units, counted, rest);
        model.view().subscribe(view -> view.ifPresent(read -> show(read.market().counted())));
    }

    private void show(CaseMarket.Counted all) {
        counted.setText(Messages.get("market.counted", Figures.count(all.claims())));
        rest.setText(words(all));
        rest.setTooltip(new Tooltip(rest.getText()));
    }

    private static String words(CaseMarket.Counted all) {
        var words = new ArrayList<String>();
        add(words, "market.counted.notAttributed", all.notAttributed());
        add(words, "market.counted.unnamed", all.unnamed());
        add(words, "market.counted.leftOut", all.leftOut());
        words.add(Messages.get("market.counted.payers", Figures.count(all.withPayer())));
        words.add(all.spend()
                .map(spend -> Messages.get(
                        "market.counted.price",
                        spend.unit(),
                        Figures.count(spend.claims()),
                        Figures.count(spend.others())))
                .orElseGet(() -> Messages.get("market.counted.noPrice")));
        return String.join("; ", words);
    }

    private static void add(List<String> words, String key, long count) {
        if (count > 0) {
            words.add(Messages.get(key, Figures.count(count)));
        }
    }
}
