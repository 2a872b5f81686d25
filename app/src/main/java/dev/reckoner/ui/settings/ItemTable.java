package dev.reckoner.ui.settings;

import dev.reckoner.appraise.DatedReference;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The items of the section. */
final class ItemTable extends VBox {
    /** A day and a time of it, in full. */
    private static final double TIME = 136;

    /** An address with its chain, and three registers. */
    private static final double VALUE = 244;

    private static final double REGISTERS = 330;

    /** Enough to tell names apart in the narrowest window. */
    private static final double NAME = 150;

    private final StandardTable<DatedReference> table = new StandardTable<>();

    ItemTable(SettingsViewModel model) {
        table.setId("settings-table");
        table.<Boolean, Label>node(
                "",
                36,
                SettingsViewModel::isFixed,
                ItemTable::lock,
                ItemTable::show,
                fixed -> Messages.get(fixed ? "settings.builtIn" : "settings.own"));
        TableColumn<DatedReference, String> kind = table.text(
                Messages.get("settings.column.kind"), 96, item -> item.kind().word(), "body-2");
        table.text(Messages.get("settings.column.name"), 190, DatedReference::name)
                .setMinWidth(NAME);
        TableColumn<DatedReference, String> value =
                table.text(Messages.get("settings.column.value"), VALUE, ItemText::value, "mono");
        table.text(
                Messages.get("settings.column.source"),
                0,
                item -> item.source().orElse(Messages.get("settings.source.none")),
                "body-2");
        table.text(
                Messages.get("settings.column.from"),
                TIME,
                item -> item.from().map(ItemText::shortTime).orElse(Messages.get("settings.from.none")),
                "mono");
        table.text(
                Messages.get("settings.column.until"),
                TIME,
                item -> item.until().map(ItemText::shortTime).orElse(Messages.get("settings.until.none")),
                "mono");
        table.setAccessibleText(Messages.get("settings.table"));
        var none = new Label();
        table.setPlaceholder(none);
        getChildren().add(table);
        setVgrow(table, Priority.ALWAYS);
        model.section().subscribe(section -> {
            kind.setVisible(section.kinds().size() > 1);
            double width = section == Section.MEASUREMENTS ? REGISTERS : VALUE;
            value.setMinWidth(width);
            value.setMaxWidth(width * 1.25);
            value.setPrefWidth(width);
            none.setText(Messages.get("settings.none", section.title()));
        });
        model.items().addListener((ListChangeListener<DatedReference>) change -> fill(model));
        fill(model);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(item -> model.chosen().set(Optional.ofNullable(item)));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                model.edit();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.edit();
                event.consume();
            }
        });
    }

    private void fill(SettingsViewModel model) {
        var kept = model.chosen().get();
        table.rows().setAll(model.items());
        kept.filter(model.items()::contains).ifPresent(table.getSelectionModel()::select);
    }

    private static Label lock() {
        var label = new Label("", Icons.LOCKED.icon("icon-12"));
        label.setAccessibleText(Messages.get("settings.builtIn"));
        return label;
    }

    private static void show(Label label, boolean fixed) {
        label.setVisible(fixed);
    }
}
