package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.control.KeyHint;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;

/** A tool of a card with its key beside it, where the window has room for keys. */
final class KeyedTool {
    /** Narrower, the words need the room more, pixels of the window. */
    private static final double ROOM_FOR_KEYS = 1200;

    private KeyedTool() {}

    static HBox of(Node tool, String combination) {
        var key = new KeyHint(combination);
        key.managedProperty().bind(key.visibleProperty());
        var line = new HBox(6, tool, key);
        line.setAlignment(Pos.CENTER);
        line.setMinWidth(HBox.USE_PREF_SIZE);
        line.sceneProperty()
                .flatMap(Scene::widthProperty)
                .orElse(ROOM_FOR_KEYS)
                .subscribe(width -> key.setVisible(width.doubleValue() >= ROOM_FOR_KEYS));
        return line;
    }
}
