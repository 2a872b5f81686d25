package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** A filter per tier, with how many claims of the whole case have it. */
final class TierChips extends HBox {
    private static final List<Tier> ORDER = List.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.NONE, Tier.AFFIRMING);

    TierChips(ClaimsViewModel model) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        ORDER.forEach(tier -> getChildren().add(chip(model, tier)));
    }

    private static ToggleButton chip(ClaimsViewModel model, Tier tier) {
        var count = new Label();
        count.getStyleClass().addAll("mono", "plain");
        var icon = TierLook.icon(tier).icon(TierLook.style(tier));
        var word = new Label(TierLook.word(tier), icon);
        word.getStyleClass().add("chip-word");
        var content = new HBox(6, word, count);
        content.setAlignment(Pos.CENTER);
        var chip = new ToggleButton();
        chip.setGraphic(content);
        chip.getStyleClass().addAll("filter", "tier-filter");
        chip.setId("filter-" + TierLook.style(tier));
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setOnAction(event -> model.toggle(tier));
        model.query().subscribe(query -> chip.setSelected(query.tiers().contains(tier)));
        model.facts().subscribe(facts -> {
            long number = facts.tiers().getOrDefault(tier, 0L);
            count.setText(Figures.count(number));
            chip.setAccessibleText(Messages.get("claims.chip.spoken", TierLook.word(tier), number));
        });
        return chip;
    }
}
