package dev.reckoner.ui.policies;

import dev.reckoner.policy.ReasonCount;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.ShareBar;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Why the chosen policy refuses claims, and why it leaves some undecided, by the first rule of each. */
final class ReasonsCard extends VBox {
    private final PoliciesViewModel model;
    private final Card card = new Card(Messages.get("policies.reasons"));
    private final Label about = new Label();
    private final Button open;
    private final GridPane bars = new GridPane(8, 0);
    private final ScrollPane scroll = new ScrollPane(bars);

    ReasonsCard(PoliciesViewModel model) {
        this.model = model;
        about.getStyleClass().add("second");
        about.setMinWidth(0);
        Tips.whenCut(about);
        open = Buttons.link(Messages.get("policies.open"), () -> model.openRefused(Optional.empty()));
        open.setId("policy-open");
        bars.getStyleClass().add("policy-reasons");
        bars.getColumnConstraints().addAll(column(58, HPos.LEFT), column(32, HPos.LEFT), column(10, HPos.RIGHT));
        scroll.setFitToWidth(true);
        card.beside(about).tools(open);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        setMinHeight(0);
        model.played().subscribe(played -> show());
        model.chosen().subscribe(item -> show());
    }

    private static ColumnConstraints column(double percent, HPos at) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHalignment(at);
        return column;
    }

    private void show() {
        var played = model.playedChosen();
        open.setVisible(played.filter(each -> each.row().refused() > 0).isPresent());
        played.ifPresentOrElse(this::show, this::showNothing);
    }

    private void showNothing() {
        card.titleProperty().set(Messages.get("policies.reasons"));
        about.setText("");
        card.content(
                new EmptyState(Icons.RUN, Messages.get("policies.unplayed"), Messages.get("policies.unplayed.next")));
    }

    private void show(Played played) {
        var row = played.row();
        card.titleProperty()
                .set(Messages.get("policies.reasons.of", played.item().name()));
        about.setText(Messages.get("policies.reasons.about", Figures.count(row.refused()), row.refused()));
        bars.getChildren().clear();
        var all = new ArrayList<ReasonCount>(row.reasons());
        all.addAll(row.open());
        long most = all.stream().mapToLong(ReasonCount::claims).max().orElse(0);
        int line = add(0, row.reasons(), played, most);
        if (!row.open().isEmpty()) {
            var heading =
                    new Label(Messages.get("policies.reasons.open", Figures.count(row.undecided()), row.undecided()));
            heading.getStyleClass().add("group-heading");
            bars.add(heading, 0, line, 3, 1);
            add(line + 1, row.open(), played, most);
        }
        card.content(
                all.isEmpty()
                        ? new EmptyState(
                                Icons.AFFIRMING,
                                Messages.get("policies.reasons.none"),
                                Messages.get("policies.reasons.none.next"))
                        : scroll);
    }

    private int add(int from, List<ReasonCount> reasons, Played played, long most) {
        int line = from;
        for (var reason : reasons) {
            add(line++, reason, played, most);
        }
        return line;
    }

    private void add(int line, ReasonCount reason, Played played, long most) {
        boolean refuses = reason.reason().refuses();
        String text = Messages.get(
                "policies.reason",
                reason.reason().sentence(),
                reason.reason().rule().line());
        var words = new Label(reason.reason().sentence());
        words.setMinWidth(0);
        words.setAccessibleText(text);
        words.setPrefHeight(24);
        Tips.whenCut(words);
        var bar = new ShareBar(refuses ? played.item().mark().colour() : "open");
        bar.setPrefWidth(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.show(reason.claims(), most);
        bars.add(words, 0, line);
        bars.add(bar, 1, line);
        bars.add(count(reason, refuses), 2, line);
    }

    /** The count of a reason of refusal leads to its claims. */
    private Label count(ReasonCount reason, boolean refuses) {
        var count = new Label(Figures.count(reason.claims()));
        count.getStyleClass().add("mono");
        count.setAlignment(Pos.CENTER_RIGHT);
        if (refuses) {
            var link = Buttons.link(count.getText(), () -> model.openRefused(Optional.of(reason.reason())));
            link.getStyleClass().add("figure-link");
            link.setAccessibleText(Messages.get(
                    "policies.open.reason", count.getText(), reason.reason().sentence()));
            count.setText("");
            count.setGraphic(link);
        }
        return count;
    }
}
