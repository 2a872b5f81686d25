package dev.reckoner.ui.settings;

import dev.reckoner.audit.DevicePreferences;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.WrongLine;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a run of a model may take before its process is ended. */
final class LimitsCard extends VBox {
    private static final double GIBIBYTE = 1L << 30;

    private final DevicesViewModel model;
    private final TextField memory = new TextField();
    private final TextField minutes = new TextField();
    private final WrongLine wrong = new WrongLine();

    LimitsCard(DevicesViewModel model) {
        this.model = model;
        var about = new Label(Messages.get("settings.devices.limits.about"));
        about.getStyleClass().add("second");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        var ordinary = DevicePreferences.NONE.limits();
        memory.setPromptText(Messages.get("settings.devices.limits.ordinary", ordinary.memoryBytes() / GIBIBYTE));
        minutes.setPromptText(Messages.get(
                "settings.devices.limits.ordinary", (double) ordinary.perRun().toMinutes()));
        var set = Buttons.secondary(Messages.get("settings.devices.limits.set"), Icons.SIGN, this::set);
        set.setId("devices-limits-set");
        var grid = new GridPane(12, 8);
        var label = new ColumnConstraints();
        label.setMinWidth(96);
        var rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(label, rest);
        row(grid, "memory", memory);
        row(grid, "minutes", minutes);
        var body = new VBox(8, about, grid, set, wrong);
        body.getStyleClass().add("card-body");
        var card = new Card(Messages.get("settings.devices.limits")).content(body);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.preferences().subscribe(this::show);
    }

    private void row(GridPane grid, String key, TextField field) {
        var name = new Label(Messages.get("settings.devices.limits." + key));
        name.getStyleClass().add("body-2");
        name.setLabelFor(field);
        field.setId("devices-limits-" + key);
        field.setAccessibleText(name.getText());
        field.setMaxWidth(160);
        field.setOnAction(event -> set());
        grid.addRow(grid.getRowCount(), name, field);
    }

    private void show(DevicePreferences preferences) {
        memory.setText(LimitText.gibibytes(preferences.memoryMebibytes()));
        minutes.setText(LimitText.minutes(preferences.minutes()));
    }

    private void set() {
        wrong.say(model.setLimits(memory.getText(), minutes.getText()));
    }
}
