package dev.reckoner.ui.settings;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The devices, usable or not. */
final class DeviceTable extends VBox {
    private static final double STATE = 122;
    private static final double KIND = 116;
    /** From here on names of cards and drivers need not be cut. */
    private static final double WIDE = 1100;

    private final StandardTable<FoundDevice> table = new StandardTable<>();

    DeviceTable(DevicesViewModel model) {
        table.setId("devices-table");
        var state = table.<Tier, Label>node(
                Messages.get("settings.devices.column.state"),
                124,
                DeviceText::look,
                DeviceTable::label,
                DeviceTable::show,
                DeviceText::state);
        state.setMinWidth(STATE);
        var device = column("device", 210, found -> found.device().hardware().name());
        column("kind", 124, DeviceText::shortKind, "body-2").setMinWidth(KIND);
        column("provider", 84, found -> found.device().provider().title());
        column("version", 96, DeviceText::version, "mono");
        column("vendor", 90, DeviceText::vendor, "body-2");
        var driver = column("driver", 170, DeviceText::driver, "body-2");
        column("why", 0, DeviceText::sentence, "body-2");
        table.widthProperty().subscribe(width -> {
            device.setMinWidth(width.doubleValue() > WIDE ? 270 : 150);
            device.setMaxWidth(320);
            driver.setMinWidth(width.doubleValue() > WIDE ? 170 : 110);
        });
        table.setAccessibleText(Messages.get("settings.devices.table"));
        table.setPlaceholder(new Label(Messages.get("settings.devices.none")));
        getChildren().add(table);
        setVgrow(table, Priority.ALWAYS);
        model.devices().addListener((ListChangeListener<FoundDevice>) change -> fill(model));
        fill(model);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(found -> model.chosen().set(Optional.ofNullable(found)));
    }

    private TableColumn<FoundDevice, String> column(
            String key, double width, java.util.function.Function<FoundDevice, String> value, String... styles) {
        return table.text(Messages.get("settings.devices.column." + key), width, value, styles);
    }

    private void fill(DevicesViewModel model) {
        var kept = model.chosen().get();
        table.rows().setAll(model.devices());
        kept.filter(model.devices()::contains).ifPresent(table.getSelectionModel()::select);
    }

    private static Label label() {
        var label = new Label();
        label.getStyleClass().add("tier");
        label.setGraphic(new FontIcon());
        return label;
    }

    private static void show(Label label, Tier look) {
        var icon = (FontIcon) label.getGraphic();
        icon.setIconLiteral(TierLook.icon(look).literal());
        TierLook.restyle(icon, look);
        TierLook.restyle(label, look);
        label.setText(DeviceText.state(look));
        label.setAccessibleText(DeviceText.state(look));
    }
}
