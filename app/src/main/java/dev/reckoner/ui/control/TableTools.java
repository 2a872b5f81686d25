package dev.reckoner.ui.control;

import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/** What can be done with any table: copying all of it and writing it to a file, as buttons and as a menu. */
public final class TableTools {
    private TableTools() {}

    /** Buttons for the header of the card around a table. */
    public static Node buttons(StandardTable<?> table) {
        var buttons = new HBox(
                tool(Icons.COPY, "table.copyAll", () -> Clips.copy(table.allText())),
                tool(Icons.EXPORT, "table.export", table::export));
        buttons.setAlignment(Pos.CENTER);
        return buttons;
    }

    /** A small button without words. */
    public static Button tool(Icons icon, String key, Runnable run) {
        Button button = Buttons.icon(icon, Messages.get(key), run);
        button.getStyleClass().add("small");
        return button;
    }

    /** The menu that opens on a table. */
    static ContextMenu menu(StandardTable<?> table) {
        return new ContextMenu(
                item("table.copy", () -> Clips.copy(table.selectedText())),
                item("table.copyAll", () -> Clips.copy(table.allText())),
                item("table.export", table::export));
    }

    private static MenuItem item(String key, Runnable run) {
        var item = new MenuItem(Messages.get(key));
        item.setOnAction(event -> run.run());
        return item;
    }
}
