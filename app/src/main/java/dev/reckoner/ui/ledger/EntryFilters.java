package dev.reckoner.ui.ledger;

import atlantafx.base.controls.CustomTextField;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ui.control.KeyHint;
import dev.reckoner.ui.ledger.EntryQuery.EntryTime;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** By which words, kind and time the entries are looked for. */
final class EntryFilters extends VBox {
    /** Reading a long ledger for every letter would be for nothing. */
    private static final Duration TYPING = Duration.millis(250);

    private final LedgerViewModel model;
    private final CustomTextField search = new CustomTextField();
    private final TimeRange range;

    /** The filters, and who takes the keyboard after them. */
    EntryFilters(LedgerViewModel model, Runnable leave) {
        this.model = model;
        range = new TimeRange(span -> model.query().set(model.query().get().withTime(span)));
        getStyleClass().add("ruled-bottom");
        var bar = new HBox(6, search(leave), kinds(), times());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(8, 12, 8, 12));
        HBox.setHgrow(search, Priority.ALWAYS);
        range.managedProperty().bind(range.visibleProperty());
        getChildren().addAll(bar, range);
    }

    /** Searches for that, as if it were typed. */
    void search(String text) {
        search.setText(text);
    }

    /** Gives the keyboard to the search. */
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private CustomTextField search(Runnable leave) {
        search.setId("ledger-search");
        search.setPromptText(Messages.get("ledger.search"));
        search.setAccessibleText(Messages.get("ledger.search.spoken"));
        search.setTooltip(new Tooltip(Messages.get("ledger.search.spoken")));
        search.setPrefWidth(150);
        search.setMinWidth(120);
        search.setLeft(Icons.SEARCH.icon());
        search.setRight(new KeyHint("/"));
        var pause = new PauseTransition(TYPING);
        pause.setOnFinished(event -> look());
        search.textProperty().subscribe(text -> pause.playFromStart());
        model.query().subscribe(this::follow);
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
            }
            if (event.getCode() == KeyCode.ESCAPE
                    || event.getCode() == KeyCode.ENTER
                    || event.getCode() == KeyCode.DOWN) {
                look();
                leave.run();
                event.consume();
            }
        });
        return search;
    }

    private void follow(EntryQuery query) {
        // Something else than the field itself asks for all entries.
        if (query.text().isEmpty() && !search.isFocused()) {
            search.clear();
        }
        range.setVisible(range.isVisible() && query.time().choice() == EntryTime.Choice.RANGE);
    }

    private void look() {
        EntryQuery wanted = model.query().get().withText(search.getText());
        if (!wanted.equals(model.query().get())) {
            model.query().set(wanted);
        }
    }

    private MenuButton kinds() {
        MenuButton menu = menu("ledger-kind");
        var group = new ToggleGroup();
        var choices = new ArrayList<>(List.of(Optional.<String>empty()));
        for (EntryKind kind : EntryKind.values()) {
            choices.add(Optional.of(kind.wireName()));
        }
        for (Optional<String> choice : choices) {
            var item = new RadioMenuItem(word(choice));
            choice.ifPresent(kind -> item.setGraphic(EntryKinds.icon(kind).icon()));
            item.setToggleGroup(group);
            item.setOnAction(event -> model.query().set(model.query().get().withKind(choice)));
            model.query().subscribe(query -> item.setSelected(query.kind().equals(choice)));
            menu.getItems().add(item);
        }
        model.query().subscribe(query -> {
            menu.setText(Messages.get("ledger.filter", word(query.kind())));
            menu.setAccessibleText(menu.getText());
        });
        return menu;
    }

    private MenuButton times() {
        MenuButton menu = menu("ledger-time");
        var group = new ToggleGroup();
        for (EntryTime.Choice choice : EntryTime.Choice.values()) {
            var item = new RadioMenuItem(word(choice));
            item.setToggleGroup(group);
            item.setOnAction(event -> choose(choice));
            model.query().subscribe(query -> item.setSelected(query.time().choice() == choice));
            menu.getItems().add(item);
        }
        model.query().subscribe(query -> {
            menu.setText(word(query.time().choice()));
            menu.setAccessibleText(Messages.get("ledger.time.spoken", menu.getText()));
        });
        return menu;
    }

    private void choose(EntryTime.Choice choice) {
        range.setVisible(choice == EntryTime.Choice.RANGE);
        switch (choice) {
            case ANY -> model.query().set(model.query().get().withTime(EntryTime.ANY));
            case TODAY -> model.query().set(model.query().get().withTime(TimeRange.lastDays(1, choice)));
            case WEEK -> model.query().set(model.query().get().withTime(TimeRange.lastDays(7, choice)));
            case RANGE -> range.begin();
        }
    }

    private static MenuButton menu(String id) {
        var menu = new MenuButton();
        menu.setId(id);
        menu.getStyleClass().add("small");
        menu.setMinWidth(USE_PREF_SIZE);
        return menu;
    }

    private static String word(Optional<String> kind) {
        return kind.map(LedgerViewModel::word).orElseGet(() -> Messages.get("ledger.kind.all"));
    }

    private static String word(EntryTime.Choice choice) {
        return Messages.get(
                switch (choice) {
                    case ANY -> "ledger.time.any";
                    case TODAY -> "ledger.time.today";
                    case WEEK -> "ledger.time.week";
                    case RANGE -> "ledger.time.range";
                });
    }
}
