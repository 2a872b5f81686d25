package dev.reckoner.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * One of two to five choices, all in sight.
 *
 * @param <T> what is chosen
 */
public final class SegmentedChoice<T> extends HBox {
    private final ObjectProperty<T> chosen;

    /** A choice with its first item chosen. */
    public SegmentedChoice(List<T> items, Function<T, String> words) {
        chosen = new SimpleObjectProperty<>(this, "chosen", items.getFirst());
        var group = new ToggleGroup();
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            var button = new ToggleButton(words.apply(item));
            button.getStyleClass().addAll("segment", pill(i, items.size()));
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setUserData(item);
            button.setOnAction(event -> chosen.set(item));
            getChildren().add(button);
        }
        select(group);
        // Also sets the pressed one back when it is pressed again: one is always chosen.
        group.selectedToggleProperty().addListener(change -> select(group));
        chosen.addListener(change -> select(group));
    }

    private void select(ToggleGroup group) {
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData().equals(chosen.get()))
                .forEach(group::selectToggle);
    }

    private static String pill(int index, int count) {
        return index == 0 ? "left-pill" : index == count - 1 ? "right-pill" : "center-pill";
    }

    /** Gives each button an id: the prefix, and what it stands for in lower case. */
    public void identify(String prefix) {
        getChildren()
                .forEach(button -> button.setId(
                        prefix + "-" + String.valueOf(button.getUserData()).toLowerCase(Locale.ROOT)));
    }

    /** What is chosen. */
    public ObjectProperty<T> chosen() {
        return chosen;
    }
}
