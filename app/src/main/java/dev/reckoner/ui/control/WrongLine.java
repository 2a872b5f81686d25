package dev.reckoner.ui.control;

import dev.reckoner.ui.look.Icons;
import java.util.Optional;
import javafx.scene.control.Label;

/** Says below a form why it was not accepted; not there otherwise. */
public final class WrongLine extends Label {
    /** One that says nothing yet. */
    public WrongLine() {
        getStyleClass().add("wrong");
        setWrapText(true);
        setGraphic(Icons.CONTRAINDICATED.icon("icon-12", "contraindicated"));
        say(Optional.empty());
    }

    /** Says it, or goes away. */
    public void say(Optional<String> sentence) {
        setText(sentence.orElse(""));
        setVisible(sentence.isPresent());
        setManaged(sentence.isPresent());
    }
}
