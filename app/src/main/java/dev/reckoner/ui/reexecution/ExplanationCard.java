package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.ShareBar;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What explains the claimed value: the hypotheses that were tried, best first, or a sentence where none was. */
final class ExplanationCard extends VBox {
    private static final int ROWS = 5;

    private final Card card = new Card(Messages.get("reexecution.explains"));
    private final Label about = new Label();
    private final Label chance = new Label();
    private final Node tools;
    private final Label sentence = new Label();
    private final StandardTable<Line> table = new StandardTable<>();

    /** A hypothesis with its rank. */
    private record Line(int rank, Explanation.Fit fit) {}

    ExplanationCard() {
        about.getStyleClass().add("second");
        chance.getStyleClass().add("second");
        chance.setMinWidth(USE_PREF_SIZE);
        sentence.getStyleClass().add("prose");
        sentence.setId("explanation");
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setPadding(new Insets(0, 12, 8, 12));
        columns();
        table.setAccessibleText(Messages.get("reexecution.explains"));
        table.setMinHeight((1 + ROWS) * StandardTable.ROW + 2);
        table.setPrefHeight((1 + ROWS) * StandardTable.ROW + 2);
        tools = TableTools.buttons(table);
        card.beside(about);
        card.tools(chance, tools);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.content(sentence, table);
        getChildren().add(card);
    }

    private void columns() {
        table.text("", 28, line -> Integer.toString(line.rank()), "mono").setSortable(false);
        table.text(
                Messages.get("reexecution.explains.hypothesis"),
                0,
                line -> line.fit().label());
        table.text(
                Messages.get("reexecution.explains.maxDiff"),
                84,
                line -> Numbers.power10(line.fit().maxAbsolute()),
                "mono",
                "figures");
        table.node(
                Messages.get("reexecution.explains.fit"),
                116,
                Line::fit,
                ExplanationCard::bar,
                ExplanationCard::show,
                fit -> percent(fit.share()));
    }

    private static StackPane bar() {
        var bar = new StackPane(new ShareBar());
        bar.setMinWidth(0);
        return bar;
    }

    /** The bar is the part of the divergence that the hypothesis explains; the best one is blue where it explains all of it. */
    private static void show(StackPane cell, Explanation.Fit fit) {
        if (cell.getChildren().getFirst() instanceof ShareBar bar) {
            bar.show(Math.round(1000 * fit.share()), 1000);
            bar.getStyleClass().remove("accent");
            if (fit.explains()) {
                bar.getStyleClass().add("accent");
            }
            cell.setAccessibleText(Messages.get("reexecution.explains.fit.spoken", percent(fit.share())));
        }
    }

    private static String percent(double share) {
        return Messages.get("reexecution.explains.percent", Math.round(100 * share));
    }

    /** Shows what came of a claim. */
    void show(ReexecutionOutcome outcome) {
        Optional<Explanation> explanation =
                outcome.depth().explanation().filter(it -> !it.tried().isEmpty());
        explanation.ifPresentOrElse(it -> tried(it, outcome), () -> untried(outcome));
        boolean any = explanation.isPresent();
        for (Node node : List.of(table, about, chance, tools)) {
            node.setVisible(any);
            node.setManaged(any);
        }
    }

    /** The best hypothesis stands out as a selected row does; where none explains the output, a sentence says so first. */
    private void tried(Explanation explanation, ReexecutionOutcome outcome) {
        int count = explanation.tried().size();
        about.setText(Messages.get("reexecution.explains.tried", count));
        boolean explained = explanation.best().isPresent();
        chance.setText(explained ? Chance.words(explanation.chance()) : "");
        table.rows()
                .setAll(IntStream.range(0, count)
                        .mapToObj(i -> new Line(i + 1, explanation.tried().get(i)))
                        .toList());
        table.getSelectionModel().clearSelection();
        if (explained) {
            table.getSelectionModel().select(0);
        }
        say(outcome, explanation.sentence());
        sentence.setVisible(!explained);
        sentence.setManaged(!explained);
    }

    private void untried(ReexecutionOutcome outcome) {
        table.rows().clear();
        say(outcome, words(outcome));
        sentence.setVisible(true);
        sentence.setManaged(true);
    }

    private void say(ReexecutionOutcome outcome, String words) {
        boolean against =
                outcome.substitute().isPresent() || outcome.verdict() == dev.reckoner.runtime.compare.Verdict.OUTSIDE;
        Tier tier = against ? TierLook.tier(outcome.verdict()) : Tier.NONE;
        Icons icon = against ? TierLook.icon(tier) : Icons.NONE;
        sentence.setGraphic(icon.icon(TierLook.style(tier)));
        sentence.setText(words);
    }

    private static String words(ReexecutionOutcome outcome) {
        return outcome.substitute()
                .map(model -> Messages.get("reexecution.explains.substitute", model))
                .orElseGet(() -> Messages.get(
                        switch (outcome.verdict()) {
                            case OUTSIDE -> "reexecution.explains.none";
                            case INCONCLUSIVE -> "reexecution.explains.undecided";
                            case BIT_EXACT, WITHIN_EMPIRICAL, WITHIN_THEORETICAL -> "reexecution.explains.notNeeded";
                        }));
    }
}
