package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** The devices that a calibration is made across, each to be ticked; the processor always takes part. */
final class DeviceMenu extends MenuButton {
    private final CalibrationViewModel model;

    DeviceMenu(CalibrationViewModel model) {
        this.model = model;
        setId("calibration-devices");
        getStyleClass().addAll("quiet", "small");
        setGraphic(Icons.DEVICE.icon());
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(Messages.get("calibration.devices"));
        model.devices().addListener((ListChangeListener<DeviceChoice>) change -> fill());
        model.looking().subscribe(looking -> fill());
    }

    private void fill() {
        getItems().setAll(model.devices().stream().map(this::item).toList());
        if (model.looking().get()) {
            var wait = new MenuItem(Messages.get("calibration.devices.looking"));
            wait.setDisable(true);
            getItems().add(wait);
        }
        count();
    }

    private MenuItem item(DeviceChoice choice) {
        String label = choice.device().label();
        var item = new CheckMenuItem(
                choice.device().isSoftware() ? Messages.get("calibration.devices.software", label) : label);
        item.setSelected(choice.chosen().get());
        item.setDisable(choice.isProcessor());
        item.setOnAction(event -> {
            choice.chosen().set(item.isSelected());
            count();
        });
        return item;
    }

    private void count() {
        long chosen =
                model.devices().stream().filter(choice -> choice.chosen().get()).count();
        setText(Messages.get("calibration.devices.across", chosen));
    }
}
