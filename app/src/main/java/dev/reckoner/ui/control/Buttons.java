package dev.reckoner.ui.control;

import dev.reckoner.ui.look.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The five kinds of button. */
public final class Buttons {
    private Buttons() {}

    /** With a border. */
    public static Button secondary(String text, Runnable run) {
        var button = new Button(text);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> run.run());
        return button;
    }

    /** The same with an icon. */
    public static Button secondary(String text, Icons icon, Runnable run) {
        Button button = secondary(text, run);
        button.setGraphic(icon.icon());
        return button;
    }

    /** The main one of a place. */
    public static Button primary(String text, Icons icon, Runnable run) {
        return styled(secondary(text, icon, run), "primary");
    }

    /** One with consequences for somebody; its text ends in an ellipsis. */
    public static Button grave(String text, Icons icon, Runnable run) {
        return styled(secondary(text, icon, run), "grave");
    }

    /** Without a border. */
    public static Button quiet(String text, Icons icon, Runnable run) {
        return styled(secondary(text, icon, run), "quiet");
    }

    /** Like a link. */
    public static Button link(String text, Runnable run) {
        return styled(secondary(text, run), "link");
    }

    /** An icon without words; the words are its tooltip and its accessible text. */
    public static Button icon(Icons icon, String words, Runnable run) {
        Button button = styled(secondary(words, icon, run), "quiet");
        button.getStyleClass().add("icon-only");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }

    /** Puts the key into a button, after its text. */
    public static Button withKey(Button button, String combination) {
        if (combination.isEmpty()) {
            return button;
        }
        var content = new HBox(6);
        content.getStyleClass().add("button-content");
        content.setAlignment(javafx.geometry.Pos.CENTER);
        if (button.getGraphic() != null) {
            content.getChildren().add(button.getGraphic());
        }
        var text = new javafx.scene.control.Label(button.getText());
        text.getStyleClass().add("button-text");
        text.textFillProperty().bind(button.textFillProperty());
        content.getChildren().addAll(text, new KeyHint(combination));
        button.setAccessibleText(button.getText());
        button.setGraphic(content);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        return button;
    }

    private static Button styled(Button button, String style) {
        button.getStyleClass().add(style);
        return button;
    }
}
