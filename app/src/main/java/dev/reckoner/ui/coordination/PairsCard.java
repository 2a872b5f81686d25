package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Coordination;
import dev.reckoner.coordination.FailurePair;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Which parties begin to fail at the same time, and whether more often than chance would have it. */
final class PairsCard extends VBox {
    private static final int MOST_ROWS = 10;

    private final StandardTable<FailurePair> table = new StandardTable<>();
    private final Coordination coordination;

    PairsCard(CoordinationViewModel model, Coordination coordination) {
        this.coordination = coordination;
        var card = new Card(Messages.get("coordination.pairs.title"));
        var about = new Label(Messages.get("coordination.pairs.about"));
        about.getStyleClass().add("second");
        about.setMinWidth(0);
        card.beside(about);
        var pairs = coordination.failures().pairs();
        var words = new Label(Messages.get(pairs.isEmpty() ? "coordination.pairs.none" : "coordination.pairs.words"));
        words.getStyleClass().addAll("body-2", "prose");
        words.setPadding(new Insets(8, 12, 12, 12));
        words.setMinHeight(USE_PREF_SIZE);
        if (pairs.isEmpty()) {
            card.content(words);
        } else {
            card.tools(Buttons.icon(
                    Icons.COPY, Messages.get("coordination.pairs.copy"), () -> Clips.copy(table.allText())));
            columns();
            table.rows().setAll(pairs);
            table.setId("failure-pairs");
            table.setAccessibleText(Messages.get("coordination.pairs.title"));
            double height = StandardTable.ROW * (Math.min(pairs.size(), MOST_ROWS) + 1) + 2;
            table.setMinHeight(height);
            table.setPrefHeight(height);
            table.setMaxHeight(height);
            table.getSelectionModel().selectedItemProperty().addListener((any, was, now) -> {
                if (now != null) {
                    model.choose(new Chosen.Pair(now));
                }
            });
            card.content(table, words);
            model.chosen().subscribe(this::follow);
        }
        getChildren().add(card);
        setMinHeight(USE_PREF_SIZE);
    }

    private void follow(Optional<Chosen> chosen) {
        if (chosen.filter(Chosen.Pair.class::isInstance).isEmpty()) {
            table.getSelectionModel().clearSelection();
        }
    }

    private void columns() {
        table.text(
                        Messages.get("coordination.pairs.parties"),
                        0,
                        pair -> Words.list(Words.names(coordination, pair.parties())))
                .setMinWidth(180);
        both("coordination.pairs.began", 100, FailurePair.Side::beginnings);
        both("coordination.pairs.together", 84, FailurePair.Side::together);
        table.text(
                Messages.get("coordination.pairs.expected"),
                112,
                pair -> Messages.get(
                        "coordination.pairs.both",
                        expected(pair.first().expected()),
                        expected(pair.second().expected())),
                "mono",
                "figures");
        table.text(Messages.get("coordination.pairs.p"), 68, pair -> Words.p(pair.p()), "mono", "figures");
        table.text(
                Messages.get("coordination.pairs.adjusted"), 88, pair -> Words.p(pair.adjusted()), "mono", "figures");
        table.text(Messages.get("coordination.pairs.verdict"), 156, Words::verdict);
    }

    /** A figure of a side. */
    private interface Figure {
        int of(FailurePair.Side side);
    }

    private void both(String title, double width, Figure figure) {
        table.text(
                Messages.get(title),
                width,
                pair -> Messages.get("coordination.pairs.both", figure.of(pair.first()), figure.of(pair.second())),
                "mono",
                "figures");
    }

    private static String expected(double count) {
        return String.format(Locale.ROOT, "%.2f", count);
    }
}
