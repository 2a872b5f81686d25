package dev.reckoner.ui.overview;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What waits for a person, the four gravest, each with its verb. */
final class DecisionsCard extends StackPane {
    private static final int SHOWN = 4;

    private final Card card = new Card(Messages.get("overview.decide")).ruled();
    private final Label count = new Label();
    private final Consumer<Decision> open;

    DecisionsCard(Consumer<Decision> open, Runnable all) {
        this.open = open;
        count.getStyleClass().add("chip");
        card.beside(count);
        card.tools(Buttons.link(Messages.get("overview.decide.all"), all));
        getChildren().add(card);
    }

    void show(List<Decision> decisions) {
        count.setText(Figures.count(decisions.size()));
        if (decisions.isEmpty()) {
            var none = new Label(Messages.get("overview.decide.none"));
            none.getStyleClass().add("second");
            card.content(new StackPane(none));
            return;
        }
        var lines = new VBox();
        decisions.stream().limit(SHOWN).map(this::line).forEach(lines.getChildren()::add);
        lines.setMinHeight(0);
        card.content(lines);
    }

    private Node line(Decision decision) {
        var icon = TierLook.icon(decision.tier()).icon(TierLook.style(decision.tier()));
        var title = Tips.whenCut(new Label(decision.title()));
        title.getStyleClass().add("name-in-line");
        var detail = new Label(decision.detail());
        detail.getStyleClass().add("second");
        var words = new VBox(title, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button verb = Buttons.secondary(decision.verb(), () -> open.accept(decision));
        verb.setAccessibleText(decision.verb() + ": " + decision.title());
        var line = new HBox(10, icon, words, verb);
        HBox.setMargin(icon, new Insets(2, 0, 0, 0));
        line.setAlignment(Pos.TOP_LEFT);
        line.setPadding(new Insets(8, 12, 8, 12));
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("ruled-bottom");
        return line;
    }
}
