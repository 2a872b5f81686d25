package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerHeads.Head;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The heads of this case that were given out, how many witnesses cosigned each, and how witnesses are asked. */
final class OwnHeadsView extends VBox {
    private final HeadsViewModel model;
    private final StandardTable<Head> table = new StandardTable<>();
    private final MenuButton ask = new MenuButton(Messages.get("ledger.ask"));

    OwnHeadsView(HeadsViewModel model) {
        this.model = model;
        fillColumns();
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setPrefHeight(140);
        table.setMinHeight(84);
        table.setPlaceholder(Words.padded(Messages.get("ledger.heads.none"), "second", "prose"));
        var about = Words.label(Messages.get("ledger.heads.about"), "second");
        about.setMinHeight(USE_PREF_SIZE);
        about.setPadding(new Insets(0, 12, 6, 12));
        var caution = Words.padded("", "second", "alarm", "prose");
        caution.textProperty().bind(model.caution());
        caution.visibleProperty().bind(caution.textProperty().isNotEmpty());
        caution.managedProperty().bind(caution.visibleProperty());
        getChildren()
                .addAll(
                        about,
                        table,
                        new KeyForm(model),
                        new WitnessList(model.heads(), model.state()),
                        caution,
                        foot());
        model.heads().subscribe(this::show);
    }

    private void fillColumns() {
        table.figures(Messages.get("ledger.head.size"), 76, Head::size);
        table.text(
                Messages.get("ledger.head.root"),
                0,
                head -> Figures.middle(head.root().hex(), 9),
                "mono");
        table.text(Messages.get("ledger.head.signed"), 136, OwnHeadsView::signed, "mono");
        table.text(Messages.get("ledger.head.seen"), 52, OwnHeadsView::seen, "mono", "figures");
        table.setId("ledger-heads");
        table.setAccessibleText(Messages.get("ledger.heads"));
        table.getColumns().forEach(column -> column.setSortable(false));
        table.getColumns().get(1).setMinWidth(84);
    }

    private static String signed(Head head) {
        return head.signed().equals(Instant.EPOCH)
                ? Messages.get("ledger.time.unknown")
                : Figures.minute(head.signed());
    }

    private static String seen(Head head) {
        int cosigned = head.cosigned().size();
        return head.of() == 0
                ? cosigned == 0 ? Messages.get("ledger.seen.none") : Figures.count(cosigned)
                : cosigned + "/" + head.of();
    }

    private HBox foot() {
        ask.setId("ledger-ask");
        ask.setGraphic(Icons.SIGN.icon());
        ask.setMinWidth(USE_PREF_SIZE);
        var accept = Buttons.secondary(Messages.get("ledger.accept"), model::accept);
        accept.setId("ledger-accept");
        var foot = new HBox(8, refusable(ask), refusable(accept));
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("inspector-footer");
        foot.setMinHeight(44);
        return foot;
    }

    /** A disabled control gets no mouse events, so what surrounds it says why. */
    private HBox refusable(Node control) {
        var holder = new HBox(control);
        holder.setAlignment(Pos.CENTER);
        var why = new Tooltip();
        model.refusal().subscribe(refusal -> {
            control.setDisable(!refusal.isEmpty());
            why.setText(refusal);
            Tooltip.uninstall(holder, why);
            if (!refusal.isEmpty()) {
                Tooltip.install(holder, why);
            }
        });
        return holder;
    }

    private void show(LedgerHeads heads) {
        table.rows().setAll(heads.heads());
        ask.getItems().clear();
        if (heads.policy().isPresent()) {
            for (var witness : heads.witnesses()) {
                ask.getItems()
                        .add(item(Messages.get("ledger.ask.one", witness.name()), () -> model.ask(witness.name())));
            }
            ask.getItems().add(new SeparatorMenuItem());
        }
        ask.getItems().add(item(Messages.get("ledger.policy"), model::choosePolicy));
    }

    private static MenuItem item(String text, Runnable run) {
        var item = new MenuItem(text);
        item.setOnAction(event -> run.run());
        return item;
    }
}
