package dev.reckoner.ui.ledger;

import dev.reckoner.audit.CustodyLine;
import dev.reckoner.audit.ItemCustody;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.HashLabel;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.ledger.LedgerViewModel.Handled;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who handled what, item by item, in the order of the ledger. */
final class CustodyView extends ScrollPane {
    private final LedgerViewModel model;
    private final VBox groups = new VBox();

    CustodyView(LedgerViewModel model) {
        this.model = model;
        setContent(groups);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("ledger-custody");
        setAccessibleText(Messages.get("ledger.custody"));
        model.custody().subscribe(this::show);
    }

    private void show(Handled handled) {
        groups.getChildren().clear();
        handled.items().stream().map(this::group).forEach(groups.getChildren()::add);
        handled.ofCase().ifPresent(ofCase -> {
            groups.getChildren()
                    .add(words(handled.items().isEmpty() ? "ledger.custody.noItem" : "ledger.custody.rest"));
            groups.getChildren().add(group(ofCase));
        });
    }

    private static Label words(String key) {
        var words = new Label(Messages.get(key));
        words.getStyleClass().addAll("body-2", "prose");
        words.setPadding(new Insets(10, 12, 4, 12));
        return words;
    }

    private Node group(ItemCustody item) {
        var name = Tips.whenCut(new Label(item.what()));
        name.getStyleClass().add("name");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(8, name, gap);
        item.item().ifPresent(digest -> head.getChildren().add(new HashLabel(digest)));
        head.setAlignment(Pos.CENTER_LEFT);
        var group = new VBox(6, head);
        item.handling().forEach(line -> group.getChildren().add(row(line)));
        if (item.handling().isEmpty()) {
            group.getChildren().add(Words.label(Messages.get("ledger.custody.none"), "second", "prose"));
        }
        group.setPadding(new Insets(8, 12, 10, 12));
        group.getStyleClass().add("ruled-bottom");
        return group;
    }

    private Node row(CustodyLine line) {
        var what = Tips.whenCut(
                new Label(Messages.get("ledger.custody.line", line.action().word(), line.by()), Icons.CUSTODY.icon()));
        var entry = TwoLines.entry(line.entry(), model::select);
        var row = new HBox(10, what, Words.gap(), entry);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(
                row,
                Words.label(
                        Messages.get("ledger.custody.when", Figures.second(line.time()), line.program()),
                        "second",
                        "muted"));
    }
}
