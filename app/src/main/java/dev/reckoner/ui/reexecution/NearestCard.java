package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.Neighbours;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Comparison.TopK;
import dev.reckoner.runtime.compare.ErrorGrid;
import dev.reckoner.runtime.compare.ReaderTerms;
import dev.reckoner.ui.chart.HeatMap;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.NearestViewModel.State;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Whether an honest reader would have read the same answer: of an embedding the nearest other claims, of a classification the
 * first classes, of anything else the largest values, with their ranks on both sides.
 */
final class NearestCard extends VBox {
    private static final int ROWS = 5;

    private final NearestViewModel model;
    private final Card card = new Card(Messages.get("nearest.title.values"));
    private final Label about = new Label();
    private final Label empty = new Label();
    private final StandardTable<Line> table = new StandardTable<>();
    private Optional<Comparison> output = Optional.empty();
    private boolean classes;

    /** A line of the table. */
    private record Line(String what, double claimed, double recomputed, int was, int is) {}

    NearestCard(NearestViewModel model) {
        this.model = model;
        about.getStyleClass().add("second");
        Tips.whenCut(about);
        table.text(Messages.get("nearest.column.what"), 0, Line::what);
        figure("nearest.column.similarity", 128, line -> Numbers.value(line.claimed()));
        figure("nearest.column.recomputed", 96, line -> Numbers.value(line.recomputed()));
        figure("nearest.column.rank", 96, this::ranks);
        table.getColumns().getFirst().setMinWidth(112);
        table.setPlaceholder(empty);
        table.setMinHeight((1 + ROWS) * StandardTable.ROW + 2);
        table.setPrefHeight((1 + ROWS) * StandardTable.ROW + 2);
        card.beside(about);
        card.tools(TableTools.buttons(table));
        card.content(table);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.state().subscribe(state -> fill());
    }

    private void figure(String key, double width, java.util.function.Function<Line, String> text) {
        table.text(Messages.get(key), width, text, "mono", "figures");
    }

    /** Shows one of the outputs of a claim. */
    void show(ReexecutionOutcome outcome, Optional<Comparison> comparison) {
        output = comparison;
        classes = comparison
                .filter(it -> outcome.depth().terms().stream()
                        .anyMatch(terms -> terms instanceof ReaderTerms.Classification
                                && terms.output().equals(it.output())))
                .isPresent();
        fill();
    }

    private void fill() {
        empty.setText(Messages.get(
                switch (model.state().get()) {
                    case State.Reading reading -> "values.reading";
                    case State.Found found -> "nearest.none";
                    case State.NoEmbedding none -> "nearest.nothing";
                }));
        switch (model.state().get()) {
            case State.Reading reading ->
                lines("nearest.title.nearest", Messages.get("values.reading"), "nearest.column.claim", List.of());
            case State.Found found -> nearest(found.nearest());
            case State.NoEmbedding none -> largest();
        }
    }

    private void nearest(Neighbours.Nearest nearest) {
        lines(
                "nearest.title.nearest",
                sentence(nearest),
                "nearest.column.claim",
                nearest.rows().stream()
                        .map(row -> new Line(row.label(), row.claimed(), row.recomputed(), row.was(), row.is()))
                        .toList());
    }

    /** What became of the neighbours, in words. */
    static String sentence(Neighbours.Nearest nearest) {
        int k = nearest.rows().size();
        if (k == 0) {
            return Messages.get("nearest.none");
        }
        if (nearest.common() < k) {
            return Messages.get("nearest.differ", k, nearest.common(), nearest.compared());
        }
        return nearest.moved() == 0
                ? Messages.get("nearest.same", k, nearest.compared())
                : Messages.get("nearest.moved", k, nearest.moved(), nearest.compared());
    }

    private void largest() {
        TopK top = output.map(Comparison::topK).orElse(new TopK(0, 0, true, List.of()));
        ErrorGrid grid = output.map(Comparison::heat).orElse(ErrorGrid.NONE);
        lines(
                classes ? "nearest.title.classes" : "nearest.title.values",
                output.map(it -> sentence(top)).orElse(""),
                classes ? "nearest.column.class" : "nearest.column.index",
                top.rows().stream()
                        .map(row -> new Line(
                                HeatMap.place(grid, row.index()),
                                row.claimed(),
                                row.recomputed(),
                                row.claimedRank(),
                                row.recomputedRank()))
                        .toList());
    }

    /** What became of the order, in words. */
    static String sentence(TopK top) {
        if (top.common() < top.k()) {
            return Messages.get("reexecution.top.differ", top.k(), top.common());
        }
        long moved = top.rows().stream()
                .filter(row -> row.claimedRank() != row.recomputedRank())
                .count();
        return top.sameOrder()
                ? Messages.get("reexecution.top.same", top.k())
                : Messages.get("reexecution.top.moved", top.k(), moved);
    }

    private void lines(String title, String sentence, String what, List<Line> lines) {
        card.titleProperty().set(Messages.get(title));
        table.setAccessibleText(Messages.get(title) + ". " + sentence);
        about.setText(sentence);
        var first = table.getColumns().getFirst();
        first.setText(Messages.get(what));
        boolean similar = what.equals("nearest.column.claim");
        table.getColumns()
                .get(1)
                .setText(Messages.get(similar ? "nearest.column.similarity" : "nearest.column.claimed"));
        first.getStyleClass().remove("mono");
        if (!similar) {
            first.getStyleClass().add("mono");
        }
        if (!table.rows().equals(lines)) {
            table.rows().setAll(lines);
        }
    }

    private String ranks(Line line) {
        return Messages.get("nearest.ranks", rank(line.was()), rank(line.is()));
    }

    private String rank(int rank) {
        return rank == 0 ? Messages.get("reexecution.top.out", table.rows().size()) : Numbers.count(rank);
    }
}
