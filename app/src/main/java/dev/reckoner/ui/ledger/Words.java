package dev.reckoner.ui.ledger;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Labels of this place. */
final class Words {
    private Words() {}

    /** A label; one that wraps is never cut at its foot. */
    static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        if (List.of(styles).contains("prose")) {
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        return label;
    }

    /** The same with room around it. */
    static Label padded(String text, String... styles) {
        Label label = label(text, styles);
        label.setPadding(new Insets(8, 12, 8, 12));
        return label;
    }

    /** What takes the room between two things. */
    static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
