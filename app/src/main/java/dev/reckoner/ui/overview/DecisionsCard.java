package dev.reckoner.ui.overview;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What waits for a person, gravest first, each with its verb. Scrolls within the card; sentences wrap. */
final class DecisionsCard extends StackPane {
    /** A case of thousands of operators must not make thousands of buttons; the Claims place holds them all. */
    static final int MOST = 50;

    private final Card card = new Card(Messages.get("overview.decide")).ruled();
    private final Label count = new Label();
    private final Consumer<Decision> open;
    private final Runnable all;

    DecisionsCard(Consumer<Decision> open, Runnable all) {
        this.open = open;
        this.all = all;
        count.getStyleClass().add("chip");
        card.beside(count);
        getChildren().add(card);
    }

    void show(List<Decision> decisions) {
        count.setText(Figures.count(decisions.size()));
        count.setVisible(!decisions.isEmpty());
        if (decisions.isEmpty()) {
            var none = new Label(Messages.get("overview.decide.none"));
            none.getStyleClass().add("second");
            card.content(new StackPane(none));
            return;
        }
        var lines = new VBox();
        decisions.stream().limit(MOST).map(this::line).forEach(lines.getChildren()::add);
        if (decisions.size() > MOST) {
            lines.getChildren().add(more(decisions.size() - MOST));
        }
        var scrolling = new ScrollPane(lines);
        scrolling.setId("decisions");
        scrolling.setFitToWidth(true);
        scrolling.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolling.setMinHeight(0);
        scrolling.setPrefHeight(0);
        scrolling.setAccessibleText(Messages.get("overview.decide.spoken", decisions.size()));
        card.content(scrolling);
    }

    private Node line(Decision decision) {
        var icon = TierLook.icon(decision.tier()).icon(TierLook.style(decision.tier()));
        Label title = wrapping(decision.title(), "name-in-line");
        Label detail = wrapping(decision.detail(), "second");
        var words = new VBox(title, detail);
        if (!decision.done().isEmpty()) {
            Label done = wrapping(decision.done(), "second");
            done.getStyleClass().add("plain");
            words.getChildren().add(done);
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button verb = Buttons.secondary(decision.verb(), () -> open.accept(decision));
        verb.setAccessibleText(
                decision.verb() + ": " + decision.title() + (decision.done().isEmpty() ? "" : ", " + decision.done()));
        var line = new HBox(10, icon, words, verb);
        HBox.setMargin(icon, new Insets(2, 0, 0, 0));
        line.setAlignment(Pos.TOP_LEFT);
        line.setPadding(new Insets(8, 12, 8, 12));
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("ruled-bottom");
        return line;
    }

    private Node more(int rest) {
        var line = new HBox(Buttons.link(Messages.get("overview.decide.more", rest), all));
        line.setPadding(new Insets(4, 8, 4, 8));
        return line;
    }

    private static Label wrapping(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
