package dev.reckoner.ui.dossier;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
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
    static Button button(Node content, String spoken, boolean chosen, Runnable run) {
        var button = new Button();
        button.setGraphic(content);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("quiet", "line", "dossier-line");
        if (chosen) {
            button.getStyleClass().add("chosen");
        }
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        if (content instanceof Region region) {
            region.prefWidthProperty().bind(button.widthProperty());
        }
        button.setAccessibleText(spoken);
        button.setOnAction(event -> run.run());
        return button;
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
