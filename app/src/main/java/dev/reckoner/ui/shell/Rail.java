package dev.reckoner.ui.shell;

import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The places, in groups, with their keys. Shrinks to icons where the window is narrow. */
final class Rail extends VBox {
    private final Map<PlaceId, ToggleButton> items = new EnumMap<>(PlaceId.class);
    private final List<Label> groups;
    private final Consumer<PlaceId> go;
    private final ToggleGroup toggles = new ToggleGroup();

    Rail(Consumer<PlaceId> go) {
        this.go = go;
        getStyleClass().add("rail");
        Label evidence = group("group.evidence");
        Label responsibility = group("group.responsibility");
        Label record = group("group.record");
        groups = List.of(evidence, responsibility, record);
        var rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        getChildren().add(item(PlaceId.OVERVIEW));
        getChildren().addAll(evidence, item(PlaceId.TRAILS), item(PlaceId.CLAIMS), item(PlaceId.REEXECUTION));
        getChildren().addAll(responsibility, item(PlaceId.ATTRIBUTION), item(PlaceId.REPUTATION));
        getChildren().addAll(record, item(PlaceId.LEDGER), item(PlaceId.POLICIES), item(PlaceId.REPORTS));
        getChildren().addAll(rest, item(PlaceId.SETTINGS));
    }

    /** The key of a place: 1 to 9, then 0. */
    static String key(PlaceId place) {
        return Integer.toString(place.number() % 10);
    }

    static String word(PlaceId place) {
        return Messages.get("place." + place.name().toLowerCase(Locale.ROOT));
    }

    /** Marks the place that is shown. */
    void select(PlaceId place) {
        toggles.selectToggle(items.get(place));
    }

    /** Icons only, or icons, words and keys. */
    void narrow(boolean narrow) {
        getStyleClass().remove("narrow");
        if (narrow) {
            getStyleClass().add("narrow");
        }
        groups.forEach(label -> label.setText(narrow ? "" : (String) label.getUserData()));
        items.forEach((place, item) -> item.setGraphic(content(place, narrow)));
    }

    private ToggleButton item(PlaceId place) {
        var item = new ToggleButton(word(place));
        item.setId("rail-" + place.name().toLowerCase(Locale.ROOT));
        item.getStyleClass().add("rail-item");
        item.setToggleGroup(toggles);
        item.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        item.setMaxWidth(Double.MAX_VALUE);
        item.setGraphic(content(place, false));
        item.setTooltip(new Tooltip(word(place) + "  Ctrl " + key(place)));
        item.setAccessibleText(word(place));
        item.setOnAction(event -> {
            item.setSelected(true);
            go.accept(place);
        });
        items.put(place, item);
        return item;
    }

    private static HBox content(PlaceId place, boolean narrow) {
        var content = new HBox(10, Icons.of(place.icon(), "icon-16"));
        content.setAlignment(Pos.CENTER_LEFT);
        content.setPrefWidth(narrow ? 20 : 142);
        if (!narrow) {
            var word = new Label(word(place));
            word.getStyleClass().add("rail-word");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var key = new Label(key(place));
            key.getStyleClass().add("caption");
            content.getChildren().addAll(word, gap, key);
        }
        return content;
    }

    private static Label group(String key) {
        var label = new Label(Messages.get(key));
        label.getStyleClass().add("rail-group");
        label.setUserData(label.getText());
        return label;
    }
}
