package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Coordination;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What so many share, or may share, that it says nothing of anyone. */
final class CommonCard extends VBox {
    private static final int MOST = 30;

    CommonCard(CoordinationViewModel model, Coordination coordination, List<SharedMeans> common) {
        var card = new Card(Messages.get("coordination.common.title"));
        var about = new Label(Messages.get("coordination.common.about"));
        about.getStyleClass().add("second");
        card.beside(about);
        var rows = new VBox(new GroundHeader(true));
        common.stream()
                .limit(MOST)
                .map(shared -> new GroundButton(
                        model,
                        coordination,
                        shared,
                        Messages.get(
                                "coordination.common.parties", shared.uses().size(), shared.population())))
                .forEach(rows.getChildren()::add);
        if (common.size() > MOST) {
            var more = new Label(Messages.get("coordination.group.more", common.size() - MOST));
            more.getStyleClass().add("second");
            rows.getChildren().add(more);
        }
        rows.setPadding(new Insets(0, 12, 8, 12));
        card.content(rows);
        getChildren().add(card);
        setMinHeight(USE_PREF_SIZE);
    }
}
