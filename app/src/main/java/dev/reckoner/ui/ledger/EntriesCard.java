package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The entries, newest first, of one kind or of all; older ones are read on demand. */
final class EntriesCard extends StackPane {
    private final LedgerViewModel model;
    private final StandardTable<LedgerLine> table = new StandardTable<>();
    private final Label read = new Label();
    private final Button older;

    EntriesCard(LedgerViewModel model) {
        this.model = model;
        older = Buttons.link(Messages.get("ledger.older"), model::readOlder);
        older.setId("ledger-older");
        fillColumns();
        read.getStyleClass().add("second");
        var foot = new HBox(8, read, older);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setPadding(new Insets(4, 12, 4, 12));
        foot.setMinHeight(36);
        foot.getStyleClass().add("ruled-top");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren()
                .add(new Card(Messages.get("ledger.entries")).tools(kinds()).content(new VBox(table, foot)));
        model.lines().addListener((ListChangeListener<LedgerLine>) change -> fill());
        model.reached().subscribe(left -> count());
        fill();
        connect();
    }

    /** Gives the keyboard to the table. */
    void focusTable() {
        table.requestFocus();
    }

    private void fillColumns() {
        table.figures(Messages.get("ledger.entry"), 68, LedgerLine::index);
        table.text(Messages.get("ledger.kind"), 120, line -> LedgerViewModel.word(line.kind()));
        table.text(Messages.get("ledger.what"), 0, LedgerLine::what);
        table.text(Messages.get("ledger.subject"), 132, LedgerLine::subject, "mono");
        table.text(Messages.get("ledger.leaf"), 112, line -> Figures.middle(line.leaf(), 13), "mono");
        table.text(Messages.get("ledger.time"), 156, line -> Figures.second(line.time()), "mono", "figures");
        table.setPlaceholder(new Label(Messages.get("ledger.none")));
        table.setAccessibleText(Messages.get("ledger.entries"));
        table.setId("ledger-entries");
        // Sorting would order only what was read; the order is that of the ledger.
        table.getColumns().forEach(column -> column.setSortable(false));
    }

    private MenuButton kinds() {
        var menu = new MenuButton();
        menu.setId("ledger-kind");
        menu.getStyleClass().addAll("quiet", "small");
        menu.setGraphic(Icons.FILTER.icon());
        var group = new ToggleGroup();
        Stream.concat(
                        Stream.of(Optional.<String>empty()),
                        Stream.of(EntryKind.values()).map(EntryKind::wireName).map(Optional::of))
                .map(choice -> item(choice, group))
                .forEach(menu.getItems()::add);
        model.kind().subscribe(kind -> menu.setText(Messages.get("ledger.filter", word(kind))));
        return menu;
    }

    private RadioMenuItem item(Optional<String> choice, ToggleGroup group) {
        var item = new RadioMenuItem(word(choice));
        item.setToggleGroup(group);
        item.setOnAction(event -> model.kind().set(choice));
        model.kind().subscribe(kind -> item.setSelected(kind.equals(choice)));
        return item;
    }

    private static String word(Optional<String> kind) {
        return kind.map(LedgerViewModel::word).orElseGet(() -> Messages.get("ledger.kind.all"));
    }

    private void connect() {
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null) {
                model.selected().set(Optional.of(line));
            }
        });
        model.selected().subscribe(line -> line.ifPresent(this::select));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                model.openInspector();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.openInspector();
                event.consume();
            }
        });
    }

    private void select(LedgerLine line) {
        if (!Objects.equals(table.getSelectionModel().getSelectedItem(), line)) {
            table.getSelectionModel().select(line);
        }
    }

    private void fill() {
        table.rows().setAll(model.lines());
        model.selected().get().ifPresent(this::select);
        count();
    }

    private void count() {
        long left = model.reached().get();
        older.setVisible(left > 0);
        read.setText(
                left > 0
                        ? Messages.get("ledger.read.some", model.lines().size(), left)
                        : Messages.get("ledger.read.all", model.lines().size()));
    }
}
