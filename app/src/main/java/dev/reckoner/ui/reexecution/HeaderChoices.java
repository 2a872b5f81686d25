package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.OfferedDevice;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOptions.Configuration;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Background;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Where and how claims are run: device and profile. */
final class HeaderChoices {
    /** Narrower, the words before the choices make room for them, pixels of the window. */
    private static final double ROOM_FOR_WORDS = 1200;

    private HeaderChoices() {}

    /** The devices that are offered; those that have to be looked for are looked for when somebody chooses. */
    static Node devices(
            Offers offers,
            ObjectProperty<ReexecutionOptions> options,
            Background background,
            Consumer<Exception> failed) {
        List<OfferedDevice> devices = offers.devices();
        ComboBox<OfferedDevice> box = box("device", devices, OfferedDevice::label, true);
        box.setValue(devices.getFirst());
        box.setOnShowing(first -> {
            box.setOnShowing(null);
            background.read(
                    progress -> offers.moreDevices(), more -> box.getItems().addAll(more), failed);
        });
        box.valueProperty().subscribe(device -> {
            if (device != null) {
                options.set(options.get().on(device.id()));
            }
        });
        return labelled("reexecution.device", box);
    }

    /** The configurations to run in. */
    static Node profiles(ObjectProperty<ReexecutionOptions> options) {
        ComboBox<Configuration> box = box("profile", List.of(Configuration.values()), HeaderChoices::word, false);
        box.setValue(options.get().configuration());
        box.valueProperty().subscribe(configuration -> {
            if (configuration != null) {
                options.set(options.get().with(configuration));
            }
        });
        return labelled("reexecution.profile", box);
    }

    private static String word(Configuration configuration) {
        return Messages.get("reexecution.profile." + configuration.name().toLowerCase(Locale.ROOT));
    }

    private static <T> ComboBox<T> box(String id, List<T> items, Function<T, String> words, boolean device) {
        var box = new ComboBox<T>();
        box.setId("choose-" + id);
        box.getItems().setAll(items);
        box.setCellFactory(list -> new WordCell<>(words, false));
        box.setButtonCell(new WordCell<>(words, device));
        box.setMinWidth(112);
        box.setPrefWidth(device ? 152 : 132);
        box.setAccessibleText(Messages.get("reexecution." + id));
        return box;
    }

    private static Node labelled(String key, Node box) {
        var label = new Label(Messages.get(key));
        label.getStyleClass().add("body-2");
        label.setLabelFor(box);
        label.setMinWidth(Label.USE_PREF_SIZE);
        var line = new HBox(8, label, box);
        line.setAlignment(Pos.CENTER);
        line.sceneProperty().flatMap(scene -> scene.widthProperty()).subscribe(width -> {
            boolean roomy = width == null || width.doubleValue() >= ROOM_FOR_WORDS;
            label.setVisible(roomy);
            label.setManaged(roomy);
        });
        return line;
    }

    /** A choice in words. */
    private static final class WordCell<T> extends ListCell<T> {
        private final Function<T, String> words;
        private final boolean device;

        WordCell(Function<T, String> words, boolean device) {
            this.words = words;
            this.device = device;
            Tips.whenCut(this);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item));
            setGraphic(empty || item == null || !device ? null : Icons.DEVICE.icon());
        }
    }

    /** The parts of the place; the last one only where there are calibrations. */
    static SegmentedChoice<Tab> tabs(Offers offers) {
        List<Tab> tabs = offers.calibrations().isPresent() ? List.of(Tab.values()) : List.of(Tab.COMPARISON, Tab.QUEUE);
        var choice = new SegmentedChoice<>(
                tabs, tab -> Messages.get("reexecution.tab." + tab.name().toLowerCase(Locale.ROOT)));
        choice.setAlignment(Pos.CENTER_LEFT);
        choice.setMinWidth(HBox.USE_PREF_SIZE);
        choice.setAccessibleText(Messages.get("reexecution.tabs"));
        return choice;
    }
}
