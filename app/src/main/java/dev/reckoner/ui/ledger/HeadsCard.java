package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerHeads.Head;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The heads that were given out and how many witnesses cosigned each; who the witnesses are, and how they are asked. */
final class HeadsCard extends StackPane {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final HeadsViewModel model;
    private final Label count = new Label();
    private final Label wanted = new Label();
    private final StandardTable<Head> table = new StandardTable<>();
    private final MenuButton ask = new MenuButton(Messages.get("ledger.ask"));

    HeadsCard(HeadsViewModel model) {
        this.model = model;
        count.getStyleClass().add("chip");
        wanted.getStyleClass().add("second");
        var export = TableTools.tool(Icons.EXPORT, "ledger.head.export", model::exportHead);
        fillColumns();
        var witnesses = new WitnessList(model.heads());
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setPrefHeight(140);
        table.setMinHeight(84);
        getChildren()
                .add(new Card(Messages.get("ledger.heads"))
                        .beside(count)
                        .tools(wanted, export)
                        .content(new VBox(table, new KeyForm(model), witnesses, foot())));
        setMinHeight(200);
        model.heads().subscribe(this::show);
    }

    private void fillColumns() {
        table.figures(Messages.get("ledger.head.size"), 76, Head::size);
        table.text(
                Messages.get("ledger.head.root"),
                0,
                head -> Figures.middle(head.root().hex(), 9),
                "mono");
        table.text(Messages.get("ledger.head.signed"), 100, head -> TIME.format(head.signed()), "mono");
        table.text(Messages.get("ledger.head.seen"), 60, HeadsCard::seen, "mono", "figures");
        table.setId("ledger-heads");
        table.setAccessibleText(Messages.get("ledger.heads"));
        table.getColumns().forEach(column -> column.setSortable(false));
        table.getColumns().get(1).setMinWidth(84);
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
        var foot = new HBox(8, ask, accept);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("inspector-footer");
        foot.setMinHeight(44);
        return foot;
    }

    private void show(LedgerHeads heads) {
        count.setText(Figures.count(heads.heads().size()));
        wanted.setText(heads.policy()
                .map(policy -> Messages.get("ledger.wanted", policy.enough(), policy.members()))
                .orElseGet(() -> Messages.get("ledger.wanted.none")));
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

    /** A time of these lists, to the minute. */
    static String time(Instant time) {
        return TIME.format(time);
    }
}
