package dev.reckoner.ui.control;

import javafx.scene.control.Label;

/** The key for something, beside it. */
public final class KeyHint extends Label {
    /** Shows a combination as JavaFX names it: {@code Ctrl+O} reads "Ctrl O". */
    public KeyHint(String combination) {
        super(combination.replace('+', ' '));
        getStyleClass().add("key");
        setMinWidth(USE_PREF_SIZE);
    }
}
