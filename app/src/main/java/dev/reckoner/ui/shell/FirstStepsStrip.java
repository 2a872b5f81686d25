package dev.reckoner.ui.shell;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What to do first in the sample case: four places in order, and a sentence for the one in sight. Covers nothing. */
final class FirstStepsStrip extends VBox {
    private static final List<PlaceId> STEPS =
            List.of(PlaceId.OVERVIEW, PlaceId.CLAIMS, PlaceId.REEXECUTION, PlaceId.LEDGER);

    private final Map<PlaceId, Button> steps = new EnumMap<>(PlaceId.class);
    private final Label what = new Label();

    /**
     * The strip.
     *
     * @param go leads to a place
     * @param dismiss closes it for ever
     */
    FirstStepsStrip(Consumer<PlaceId> go, Runnable dismiss) {
        super(4);
        setId("first-steps");
        getStyleClass().add("first-steps");
        var title = new Label(Messages.get("steps.title"), Icons.SAMPLE.icon("accent"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(6, title);
        row.setAlignment(Pos.CENTER_LEFT);
        for (PlaceId place : STEPS) {
            row.getChildren().add(step(place, go));
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = Buttons.quiet(Messages.get("steps.close"), Icons.CLOSE, dismiss);
        close.setId("first-steps-close");
        close.getStyleClass().add("small");
        row.getChildren().addAll(gap, close);
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(row, what);
        setMinHeight(USE_PREF_SIZE);
    }

    private Button step(PlaceId place, Consumer<PlaceId> go) {
        String text = Messages.get("steps.step", STEPS.indexOf(place) + 1, Rail.word(place));
        Button button = Buttons.quiet(text, Icons.EXPAND, () -> go.accept(place));
        button.setGraphic(null);
        button.setId("first-step-" + place.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("small");
        steps.put(place, button);
        return button;
    }

    /** Marks the step that is in sight and says what to do there. */
    void show(PlaceId place) {
        steps.forEach((step, button) -> {
            button.getStyleClass().remove("now");
            if (step == place) {
                button.getStyleClass().add("now");
            }
            button.setAccessibleText(step == place ? Messages.get("steps.now", button.getText()) : button.getText());
        });
        what.setText(Messages.get(
                STEPS.contains(place) ? "steps." + place.name().toLowerCase(Locale.ROOT) : "steps.elsewhere"));
    }
}
