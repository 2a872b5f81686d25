package dev.reckoner.ui.dossier;

import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Lines of cards. */
final class Rows {
    private Rows() {}

    /** Words that break into lines. */
    static Label prose(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().add("prose");
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Words that are cut in the middle where there is no room. */
    static Label cut(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        return label;
    }

    /** Words that are never cut. */
    static Label whole(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A name at the left and what is said of it, under a hairline. */
    static HBox fact(String name, double width, Node said) {
        var label = whole(name, "second");
        label.setMinWidth(width);
        label.setPrefWidth(width);
        HBox.setHgrow(said, Priority.ALWAYS);
        var row = new HBox(8, label, said);
        row.setPadding(new Insets(6, 12, 6, 12));
        row.getStyleClass().add("ruled-bottom");
        return row;
    }

    /** A line that a press chooses. */
    static VBox button(Node content, String spoken, boolean chosen, Runnable run) {
        // No button: of one, the words of several lines would not count for its height.
        var line = new VBox(content);
        line.getStyleClass().add("dossier-line");
        if (chosen) {
            line.getStyleClass().add("chosen");
        }
        line.setFocusTraversable(true);
        line.setAccessibleRole(AccessibleRole.BUTTON);
        line.setAccessibleText(spoken);
        line.setOnMouseClicked(event -> run.run());
        line.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                run.run();
                event.consume();
            }
        });
        return line;
    }

    /** What takes the room between. */
    static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** Nothing is there. */
    static VBox nothing(String text) {
        var box = new VBox(prose(text, "second"));
        box.setPadding(new Insets(8, 12, 12, 12));
        return box;
    }
}
