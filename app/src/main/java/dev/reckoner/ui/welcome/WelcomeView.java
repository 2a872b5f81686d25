package dev.reckoner.ui.welcome;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.KeyHint;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.control.NotificationsPane;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Mark;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Three ways in and the cases opened last. No rail, no activity bar. */
public final class WelcomeView extends StackPane {
    private static final double WIDTH = 928;

    private final Ways ways;
    private final Button sample;

    /**
     * The welcome.
     *
     * @param ways what the buttons do
     * @param recent cases opened last, newest first
     * @param notices why a case could not be opened
     */
    public WelcomeView(Ways ways, List<RecentCases.Recent> recent, Notices notices) {
        this(ways, recent, notices, false);
    }

    /**
     * The same, which says that the sample begins with first steps.
     *
     * @param firstSteps true while they are wanted
     */
    public WelcomeView(Ways ways, List<RecentCases.Recent> recent, Notices notices, boolean firstSteps) {
        this.ways = ways;
        sample = Buttons.primary(Messages.get("welcome.sample.do"), Icons.SAMPLE, ways::sample);
        sample.setGraphic(null);
        sample.setId("open-sample");
        sample.setDefaultButton(true);
        var column = new VBox(24, title(), cards(), recent(recent), foot(firstSteps));
        column.setMaxWidth(WIDTH);
        column.setPadding(new Insets(110, 24, 24, 24));
        column.setMaxWidth(WIDTH + 48);
        var failures = new NotificationsPane(notices);
        failures.setMaxSize(480, USE_PREF_SIZE);
        StackPane.setAlignment(failures, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(failures, new Insets(16));
        getChildren().addAll(column, failures);
        StackPane.setAlignment(column, Pos.TOP_CENTER);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        dropOpens();
    }

    /** Puts the focus on the sample, so that Enter opens it. */
    public void focus() {
        sample.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case N -> ways.create();
            case O -> ways.choose();
            default -> {}
        }
    }

    private void dropOpens() {
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            event.setDropCompleted(true);
            event.getDragboard().getFiles().stream().findFirst().ifPresent(file -> ways.open(file.toPath()));
            event.consume();
        });
    }

    private static Node title() {
        var mark = new StackPane(Mark.of(1.9));
        mark.setMinSize(34, 34);
        var name = label(Messages.get("app.name"), "welcome-name");
        var first = new HBox(14, mark, name);
        first.setAlignment(Pos.CENTER_LEFT);
        var about = label(Messages.get("welcome.about"), "welcome-about", "prose");
        about.setMaxWidth(640);
        about.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(14, first, about);
    }

    private Node cards() {
        var grid = new GridPane(16, 0);
        for (int i = 0; i < 3; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 3);
            grid.getColumnConstraints().add(column);
        }
        Node first = card("sample", Icons.SAMPLE, sample, "Enter");
        first.getStyleClass().add("chosen");
        grid.add(first, 0, 0);
        grid.add(
                card("new", Icons.NEW_CASE, Buttons.secondary(Messages.get("welcome.new.do"), ways::create), "Ctrl+N"),
                1,
                0);
        grid.add(
                card("open", Icons.FOLDER, Buttons.secondary(Messages.get("welcome.open.do"), ways::choose), "Ctrl+O"),
                2,
                0);
        return grid;
    }

    private static Node card(String key, Icons icon, Button button, String shortcut) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(button, gap, new KeyHint(shortcut));
        row.setAlignment(Pos.CENTER_LEFT);
        var rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        var text = label(Messages.get("welcome." + key + ".about"), "body-2", "prose");
        text.setMinHeight(Region.USE_PREF_SIZE);
        var card = new VBox(
                10,
                icon.icon("icon-20", key.equals("sample") ? "accent" : "plain"),
                label(Messages.get("welcome." + key), "subject"),
                text,
                rest,
                row);
        card.getStyleClass().addAll("card", "welcome-card");
        card.setPrefHeight(192);
        return card;
    }

    private Node recent(List<RecentCases.Recent> recent) {
        var hint = label(Messages.get("welcome.drop"), "second");
        var restore = Buttons.link(Messages.get("welcome.restore"), ways::restore);
        restore.setId("restore");
        var tools = new HBox(16, hint, restore);
        tools.setAlignment(Pos.CENTER_RIGHT);
        var card = new Card(Messages.get("welcome.recent")).ruled().tools(tools);
        if (recent.isEmpty()) {
            var none = label(Messages.get("welcome.recent.none"), "second");
            none.setPadding(new Insets(12));
            return card.content(none);
        }
        var lines = new VBox();
        recent.stream().limit(5).map(this::line).forEach(lines.getChildren()::add);
        return card.content(lines);
    }

    private Node line(RecentCases.Recent recent) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var folder = label(Figures.middle(recent.folder().toString(), 56), "second");
        var when = label(Figures.minute(recent.opened()), "mono");
        var content = new HBox(12, Icons.CASE.icon(), label(recent.title(), "name"), folder, gap, when);
        content.setAlignment(Pos.CENTER_LEFT);
        var button = new Button(recent.title(), content);
        button.setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("quiet", "recent-case");
        button.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(button.widthProperty().subtract(26));
        button.setOnAction(event -> ways.open(recent.folder()));
        return button;
    }

    private static Node foot(boolean firstSteps) {
        var offline = label(Messages.get("welcome.offline"), "second");
        offline.setGraphic(Icons.OFFLINE.icon());
        var steps = label(Messages.get("welcome.steps"), "second");
        steps.setGraphic(Icons.SAMPLE.icon());
        steps.setVisible(firstSteps);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(steps, gap, offline);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
