package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Clips;
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
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What explains the claimed value: the hypotheses that were tried, best first, or a sentence where none was. */
final class ExplanationCard extends VBox {
    private static final int ROWS = 5;
    private static final double PERCENT = 44;

    private final Card card = new Card(Messages.get("reexecution.explains"));
    private final Label about = new Label();
    private final Label chance = new Label();
    private final HBox tools;
    private final Button all = Buttons.link("", this::turn);
    private boolean unfolded;
    private final Label sentence = new Label();
    private final StandardTable<Line> table = new StandardTable<>();

    /** A hypothesis with its rank. */
    private record Line(int rank, Explanation.Fit fit) {}

    ExplanationCard() {
        about.getStyleClass().add("second");
        chance.getStyleClass().add("second");
        // A long one must not hold the column open, and with it the whole place.
        chance.setMinWidth(0);
        sentence.getStyleClass().add("prose");
        sentence.setId("explanation");
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setPadding(new Insets(0, 12, 8, 12));
        columns();
        table.setAccessibleText(Messages.get("reexecution.explains"));
        table.setMinHeight((1 + ROWS) * StandardTable.ROW + 2);
        table.setPrefHeight((1 + ROWS) * StandardTable.ROW + 2);
        all.getStyleClass().addAll("flush", "second");
        all.setId("all-hypotheses");
        tools = new HBox(
                TableTools.tool(Icons.COPY, "table.copyAll", () -> withAll(() -> Clips.copy(table.allText()))),
                TableTools.tool(Icons.EXPORT, "table.export", () -> withAll(table::export)));
        tools.setAlignment(Pos.CENTER);
        card.beside(about);
        card.tools(chance, all, tools);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.content(sentence, table);
        getChildren().add(card);
    }

    private void turn() {
        unfolded = !unfolded;
        fold();
    }

    private void columns() {
        table.text("", 28, line -> Integer.toString(line.rank()), "mono").setSortable(false);
        table.text(Messages.get("reexecution.explains.hypothesis"), 0, line -> HypothesisWords.of(line.fit()));
        table.text(
                Messages.get("reexecution.figure.relL2"),
                76,
                line -> Numbers.power10(line.fit().relativeL2()),
                "mono",
                "figures");
        table.node(
                Messages.get("reexecution.explains.fit"),
                124,
                Line::fit,
                ExplanationCard::bar,
                ExplanationCard::show,
                fit -> percent(fit.share()));
    }

    private static HBox bar() {
        var percent = new Label();
        percent.getStyleClass().add("mono");
        percent.setMinWidth(PERCENT);
        percent.setAlignment(Pos.CENTER_RIGHT);
        var share = new StackPane(new ShareBar());
        share.setMinWidth(0);
        HBox.setHgrow(share, Priority.ALWAYS);
        var bar = new HBox(8, percent, share);
        bar.setAlignment(Pos.CENTER);
        bar.setMinWidth(0);
        return bar;
    }

    /** The part of the divergence that the hypothesis explains; the best one is blue where it explains all of it. */
    private static void show(HBox cell, Explanation.Fit fit) {
        if (cell.getChildren().getFirst() instanceof Label percent) {
            percent.setText(percent(fit.share()));
        }
        if (cell.getChildren().getLast() instanceof StackPane room
                && room.getChildren().getFirst() instanceof ShareBar bar) {
            bar.show(Math.round(1000 * fit.share()), 1000);
            bar.getStyleClass().remove("accent");
            if (fit.explains()) {
                bar.getStyleClass().add("accent");
            }
        }
        cell.setAccessibleText(Messages.get("reexecution.explains.fit.spoken", percent(fit.share())));
    }

    private static String percent(double share) {
        return Messages.get("reexecution.explains.percent", (long) Math.floor(100 * share));
    }

    /** Shows what came of a claim. */
    void show(ReexecutionOutcome outcome) {
        Optional<Explanation> explanation =
                outcome.depth().explanation().filter(it -> !it.tried().isEmpty());
        explanation.ifPresentOrElse(it -> tried(it, outcome), () -> untried(outcome));
        boolean any = explanation.isPresent();
        for (Node node : List.of(table, about, chance, tools, all)) {
            node.setVisible(any && (node != all || table.rows().size() > ROWS));
            node.setManaged(node.isVisible());
        }
    }

    /** The best hypothesis stands out as a selected row does; where none explains the output, a sentence says so first. */
    private void tried(Explanation explanation, ReexecutionOutcome outcome) {
        int count = explanation.tried().size();
        int tried = Math.max(count, explanation.search().hypotheses());
        about.setText(
                tried > count
                        ? Messages.get("reexecution.explains.shown", tried, count)
                        : Messages.get("reexecution.explains.tried", count));
        boolean explained = explanation.best().isPresent();
        chance.setText(explanation
                .best()
                .map(best -> coincidence(explanation, best, outcome))
                .orElse(""));
        table.rows()
                .setAll(IntStream.range(0, count)
                        .mapToObj(i -> new Line(i + 1, explanation.tried().get(i)))
                        .toList());
        unfolded = false;
        fold();
        table.getSelectionModel().clearSelection();
        if (explained) {
            table.getSelectionModel().select(0);
        }
        say(outcome, explanation.sentence());
        sentence.setVisible(!explained);
        sentence.setManaged(!explained);
    }

    private static String coincidence(Explanation explanation, Explanation.Fit best, ReexecutionOutcome outcome) {
        long values = outcome.outputs().stream().mapToLong(Comparison::elements).sum();
        return Chance.words(explanation.chance(), best.maxAbsolute() == 0, values);
    }

    /** The best few are in sight without scrolling in a table within a page that scrolls; all of them on demand. */
    private void fold() {
        boolean more = table.rows().size() > ROWS;
        boolean whole = unfolded || !more;
        table.filter(line -> whole || line.rank() <= ROWS);
        int rows = whole ? Math.max(ROWS, table.rows().size()) : ROWS;
        table.setMinHeight((1 + rows) * StandardTable.ROW + 2);
        table.setPrefHeight((1 + rows) * StandardTable.ROW + 2);
        all.setVisible(more);
        all.setManaged(more);
        all.setText(
                unfolded
                        ? Messages.get("reexecution.explains.best", ROWS)
                        : Messages.get("reexecution.explains.all", table.rows().size()));
    }

    /** What is copied or written is every hypothesis, in sight or not. */
    private void withAll(Runnable run) {
        table.filter(line -> true);
        run.run();
        fold();
    }

    private void untried(ReexecutionOutcome outcome) {
        table.rows().clear();
        say(outcome, words(outcome));
        sentence.setVisible(true);
        sentence.setManaged(true);
    }

    private void say(ReexecutionOutcome outcome, String words) {
        // That nothing explains it speaks against nobody.
        boolean against = outcome.substitute().isPresent();
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
                            case INCONCLUSIVE -> undecided(outcome);
                            case BIT_EXACT, WITHIN_EMPIRICAL, WITHIN_THEORETICAL -> "reexecution.explains.notNeeded";
                        }));
    }

    private static String undecided(ReexecutionOutcome outcome) {
        if (outcome.outputs().isEmpty()) {
            return "reexecution.explains.undecided";
        }
        return outcome.code().equals("EX-INCONCLUSIVE-BATCH")
                ? "reexecution.explains.batch"
                : "reexecution.explains.open";
    }
}
