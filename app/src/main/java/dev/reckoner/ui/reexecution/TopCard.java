package dev.reckoner.ui.reexecution;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Comparison.TopK;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The largest values of both sides: whether an honest reader would have read the same answer. */
final class TopCard extends VBox {
    private final Label about = new Label();
    private final StandardTable<TopK.Row> table = new StandardTable<>();

    TopCard() {
        var card = new Card(Messages.get("reexecution.top"));
        about.getStyleClass().add("second");
        table.figures(Messages.get("reexecution.top.index"), 56, TopK.Row::index);
        table.text(Messages.get("reexecution.top.claimed"), 72, row -> Numbers.value(row.claimed()), "mono", "figures");
        table.text(
                Messages.get("reexecution.top.recomputed"),
                90,
                row -> Numbers.value(row.recomputed()),
                "mono",
                "figures");
        table.text(Messages.get("reexecution.top.was"), 44, row -> rank(row.claimedRank()), "mono", "figures");
        table.text(Messages.get("reexecution.top.is"), 36, row -> rank(row.recomputedRank()), "mono", "figures");
        table.setAccessibleText(Messages.get("reexecution.top"));
        table.setPrefHeight(6 * StandardTable.ROW + 2);
        table.setMinHeight(4 * StandardTable.ROW);
        card.beside(about);
        card.content(table);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
    }

    /** Shows the largest values of an output. */
    void show(Optional<Comparison> output) {
        about.setText(output.map(c -> sentence(c.topK())).orElse(""));
        table.rows().setAll(output.map(c -> c.topK().rows()).orElse(List.of()));
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

    private static String rank(int rank) {
        return rank == 0 ? Messages.get("reexecution.top.out") : String.valueOf(rank);
    }
}
