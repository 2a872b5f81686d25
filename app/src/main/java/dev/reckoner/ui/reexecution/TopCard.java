package dev.reckoner.ui.reexecution;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Comparison.TopK;
import dev.reckoner.runtime.compare.ErrorGrid;
import dev.reckoner.ui.chart.HeatMap;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The largest values of both sides: whether an honest reader would have read the same answer. */
final class TopCard extends VBox {
    private final Label about = new Label();
    private final StandardTable<TopK.Row> table = new StandardTable<>();
    private ErrorGrid grid = ErrorGrid.NONE;

    TopCard() {
        var card = new Card(Messages.get("reexecution.top"));
        about.getStyleClass().add("second");
        table.text(Messages.get("reexecution.top.index"), 88, this::place, "mono");
        table.text(Messages.get("reexecution.top.claimed"), 70, row -> Numbers.value(row.claimed()), "mono", "figures");
        table.text(
                Messages.get("reexecution.top.recomputed"),
                94,
                row -> Numbers.value(row.recomputed()),
                "mono",
                "figures");
        table.text(Messages.get("reexecution.top.was"), 104, row -> rank(row.claimedRank()), "mono", "figures");
        table.text(Messages.get("reexecution.top.is"), 128, row -> rank(row.recomputedRank()), "mono", "figures");
        table.setAccessibleText(Messages.get("reexecution.top"));
        table.setPlaceholder(new Label(Messages.get("reexecution.explains.undecided")));
        card.beside(about);
        card.content(table);
        fit();
        getChildren().add(card);
    }

    /** Shows the largest values of an output. */
    void show(Optional<Comparison> output) {
        about.setText(output.map(c -> sentence(c.topK())).orElse(""));
        grid = output.map(Comparison::heat).orElse(ErrorGrid.NONE);
        table.rows().setAll(output.map(c -> c.topK().rows()).orElse(List.of()));
        fit();
    }

    /** As high as its rows: the room below belongs to what explains them. */
    private void fit() {
        double height = (1 + Math.max(1, table.rows().size())) * StandardTable.ROW + 2;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    private String place(TopK.Row row) {
        return HeatMap.place(grid, row.index());
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

    private String rank(int rank) {
        return rank == 0 ? Messages.get("reexecution.top.out", table.rows().size()) : String.valueOf(rank);
    }
}
