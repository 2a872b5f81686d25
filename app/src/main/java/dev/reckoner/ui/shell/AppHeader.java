package dev.reckoner.ui.shell;

import dev.reckoner.audit.CaseData;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.KeyHint;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Mark;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The top of the window: mark, way back, case, search, the instant of judgement, theme, help. */
final class AppHeader extends HBox {
    private final HBox name;
    private final Label asOf = new Label();
    private final Button search;

    AppHeader(CaseData data, Commands commands, Steps steps) {
        super(8);
        getStyleClass().add("app-header");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 12, 0, 0));
        name = name();
        Button back = Buttons.icon(Icons.BACK, Messages.get("header.back"), commands::back);
        back.disableProperty().bind(steps.canGoBack().not());
        Button forward = Buttons.icon(Icons.FORWARD, Messages.get("header.forward"), commands::forward);
        forward.disableProperty().bind(steps.canGoForward().not());
        search = search(commands::search);
        getChildren().addAll(name, back, forward, rule(), caseMenu(data, commands));
        if (data.sample()) {
            getChildren().add(chip(Messages.get("header.sample")));
        }
        getChildren().addAll(gap(), search, gap(), asOf(), rule());
        getChildren()
                .addAll(
                        Buttons.icon(Icons.THEME, Messages.get("header.theme"), commands::nextTheme),
                        Buttons.icon(Icons.HELP, Messages.get("header.help"), commands::help));
    }

    /** Leaves out words where the window is narrow. */
    void narrow(boolean narrow) {
        search.setPrefWidth(narrow ? 280 : 340);
        name.setPrefWidth(narrow ? 52 : 176);
        name.getChildren().getLast().setVisible(!narrow);
        name.getChildren().getLast().setManaged(!narrow);
        asOf.setText(Messages.get(narrow ? "header.asof.short" : "header.asof"));
    }

    private static HBox name() {
        var word = new Label(Messages.get("app.name"));
        word.getStyleClass().add("panel-title");
        var holder = new HBox(12, Mark.of(1), word);
        holder.setAlignment(Pos.CENTER_LEFT);
        holder.setPadding(new Insets(0, 0, 0, 16));
        holder.setPrefWidth(176);
        holder.setMinWidth(USE_PREF_SIZE);
        return holder;
    }

    private static MenuButton caseMenu(CaseData data, Commands commands) {
        var menu = new MenuButton(data.title(), Icons.CASE.icon());
        menu.getStyleClass().addAll("quiet", "case-menu");
        menu.getItems()
                .addAll(
                        item("header.case.new", Icons.NEW_CASE, commands::newCase),
                        item("header.case.open", Icons.FOLDER, commands::openCase),
                        item("header.case.leave", Icons.CLOSE, commands::leaveCase));
        return menu;
    }

    private static MenuItem item(String key, Icons icon, Runnable run) {
        var item = new MenuItem(Messages.get(key), icon.icon());
        item.setOnAction(event -> run.run());
        return item;
    }

    private static Button search(Runnable open) {
        var words = new Label(Messages.get("header.search"));
        words.getStyleClass().add("muted");
        var content = new HBox(8, Icons.SEARCH.icon(), words, gap(), new KeyHint("Ctrl+K"));
        content.setAlignment(Pos.CENTER_LEFT);
        var button = new Button(words.getText(), content);
        button.setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("search-button");
        button.setPrefWidth(340);
        button.setMinWidth(140);
        content.prefWidthProperty().bind(button.widthProperty().subtract(18));
        button.setOnAction(event -> open.run());
        return button;
    }

    private Node asOf() {
        asOf.setGraphic(Icons.AS_OF.icon());
        asOf.setText(Messages.get("header.asof"));
        asOf.setTooltip(new Tooltip(Messages.get("header.asof.why")));
        asOf.setMinWidth(USE_PREF_SIZE);
        return asOf;
    }

    private static Label chip(String text) {
        var chip = new Label(text);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    static Region rule() {
        var rule = new Region();
        rule.getStyleClass().add("bar-rule");
        return rule;
    }
}
