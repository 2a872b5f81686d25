package dev.reckoner.ui.settings;

import dev.reckoner.audit.DevicePreferences;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.WrongLine;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.io.File;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Libraries of execution providers that the person points at. */
final class PluginCard extends VBox {
    private final DevicesViewModel model;
    private final VBox lines = new VBox(4);
    private final TextField name = field("name", 130);
    private final TextField library = field("library", 220);
    private final WrongLine wrong = new WrongLine();

    PluginCard(DevicesViewModel model) {
        this.model = model;
        var about = new Label(Messages.get("settings.devices.plugin.about"));
        about.getStyleClass().add("second");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(library, Priority.ALWAYS);
        var choose = Buttons.secondary(Messages.get("settings.devices.plugin.choose"), this::choose);
        var add = Buttons.secondary(Messages.get("settings.devices.plugin.add"), Icons.FOLDED, this::add);
        add.setId("devices-plugin-add");
        var form = new HBox(8, name, library, choose, add);
        form.setAlignment(Pos.CENTER_LEFT);
        var body = new VBox(8, about, lines, form, wrong);
        body.getStyleClass().add("card-body");
        var card = new Card(Messages.get("settings.devices.plugins")).content(body);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.preferences().subscribe(this::show);
    }

    private TextField field(String key, double width) {
        var field = new TextField();
        field.setId("devices-plugin-" + key);
        field.setPromptText(Messages.get("settings.devices.plugin." + key));
        field.setAccessibleText(Messages.get("settings.devices.plugin." + key));
        field.setPrefWidth(width);
        field.setMinWidth(84);
        field.setOnAction(event -> add());
        return field;
    }

    private void show(DevicePreferences preferences) {
        lines.getChildren()
                .setAll(preferences.plugins().stream().map(this::line).toList());
    }

    private Node line(Plugin plugin) {
        var called = new Label(plugin.name());
        called.setMinWidth(USE_PREF_SIZE);
        var path = new Label(plugin.library().toString());
        path.getStyleClass().add("mono");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(0);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        var remove = Buttons.icon(
                Icons.CLOSE,
                Messages.get("settings.devices.plugin.remove", plugin.name()),
                () -> model.removePlugin(plugin));
        var line = new HBox(8, called, path, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void add() {
        Optional<String> reason = model.addPlugin(name.getText(), library.getText());
        wrong.say(reason);
        if (reason.isEmpty()) {
            name.clear();
            library.clear();
        }
    }

    private void choose() {
        Window window = getScene() == null ? null : getScene().getWindow();
        if (window == null || !window.isShowing()) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(Messages.get("settings.devices.plugin.chooser"));
        Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toString).ifPresent(library::setText);
    }
}
