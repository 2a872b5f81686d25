package dev.reckoner.ui.shell;

import dev.reckoner.ui.control.KeyHint;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Background;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The palette: type, move with the arrows, Enter runs, Escape closes. 560 px wide. */
final class PaletteView extends VBox {
    private static final double WIDTH = 560;
    private static final int LINES = 12;

    private final Palette palette;
    private final Background background;
    private volatile long asked;
    private final TextField field = new TextField();
    private final ListView<Palette.Entry> list = new ListView<>();
    private final Runnable close;

    PaletteView(Palette palette, Background background, Runnable close) {
        this.background = background;
        this.palette = palette;
        this.close = close;
        getStyleClass().add("popover-panel");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        field.setId("palette-field");
        field.setPromptText(Messages.get("header.search"));
        field.getStyleClass().add("bare");
        HBox.setHgrow(field, Priority.ALWAYS);
        var top = new HBox(8, Icons.SEARCH.icon(), field, new KeyHint("Esc"));
        top.setAlignment(Pos.CENTER_LEFT);
        top.setPadding(new Insets(6, 12, 6, 12));
        top.getStyleClass().add("ruled-bottom");
        list.setFixedCellSize(28);
        list.setCellFactory(view -> new Line());
        list.setOnMouseClicked(event -> run());
        list.setFocusTraversable(false);
        getChildren().addAll(top, list);
        field.textProperty().subscribe(this::find);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Empties the field and puts the cursor into it. */
    void open() {
        field.clear();
        find("");
        field.requestFocus();
    }

    private void find(String typed) {
        long question = ++asked;
        show(palette.find(typed));
        background.read(
                progress -> palette.findInCase(typed, () -> question != asked),
                found -> {
                    if (question == asked && !found.isEmpty()) {
                        show(Stream.concat(palette.find(typed).stream(), found.stream())
                                .toList());
                    }
                },
                // Commands and places are found all the same; a case that cannot be read says so in its places.
                failure -> {});
    }

    private void show(List<Palette.Entry> found) {
        list.getItems().setAll(found);
        list.setPrefHeight(28.0 * Math.clamp(list.getItems().size(), 1, LINES) + 4);
        list.getSelectionModel().selectFirst();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> run();
            case ESCAPE -> close.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int next = Math.clamp(
                list.getSelectionModel().getSelectedIndex() + by,
                0,
                Math.max(0, list.getItems().size() - 1));
        list.getSelectionModel().select(next);
        list.scrollTo(next);
    }

    private void run() {
        Palette.Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.run().run();
        }
    }

    /** A line: icon, text, detail, group and key at the right. */
    private static final class Line extends ListCell<Palette.Entry> {
        @Override
        protected void updateItem(Palette.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            var detail = label(entry.detail(), "second");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var line = new HBox(
                    8, Icons.of(entry.icon()), new Label(entry.text()), detail, gap, label(entry.group(), "caption"));
            if (!entry.key().isEmpty()) {
                line.getChildren().add(new KeyHint(entry.key()));
            }
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(entry.group() + ": " + entry.text() + " " + entry.detail());
        }

        private static Label label(String text, String style) {
            var label = new Label(text);
            label.getStyleClass().add(style);
            return label;
        }
    }
}
