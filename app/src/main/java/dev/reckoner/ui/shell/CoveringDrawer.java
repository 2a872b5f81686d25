package dev.reckoner.ui.shell;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An inspector that takes all of its place, with the way back above it. */
final class CoveringDrawer extends VBox {
    /**
     * A drawer.
     *
     * @param place what lies under it, in a word
     * @param close takes it away
     */
    CoveringDrawer(Node inspector, String place, Runnable close) {
        super(8);
        getStyleClass().addAll("place-content", "covering");
        var back = Buttons.withKey(
                Buttons.secondary(Messages.get("header.details.back", place), Icons.BACK, close), "Esc");
        back.setId("drawer-back");
        VBox.setVgrow(inspector, Priority.ALWAYS);
        getChildren().addAll(back, inspector);
    }
}
