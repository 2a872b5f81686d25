package dev.reckoner.ui.settings;

import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is known of the chosen device, in full: the table cuts sentences. */
final class DeviceDetail extends VBox {
    private static final double DETAIL_HEIGHT = 92;

    private final Label name = new Label();
    private final Label facts = new Label();
    private final Label sentence = new Label();
    private final Label detail = new Label();
    private final ScrollPane details = new ScrollPane(detail);
    private Optional<FoundDevice> shown = Optional.empty();

    DeviceDetail(DevicesViewModel model) {
        super(6);
        setId("device-detail");
        getStyleClass().addAll("card-body", "ruled-top");
        name.getStyleClass().add("name");
        facts.getStyleClass().add("second");
        facts.setMinWidth(0);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        detail.getStyleClass().add("mono");
        detail.setWrapText(true);
        details.setFitToWidth(true);
        details.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        details.setPrefHeight(DETAIL_HEIGHT);
        details.setMinHeight(DETAIL_HEIGHT);
        details.setAccessibleText(Messages.get("settings.devices.detail"));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var copy = Buttons.icon(Icons.COPY, Messages.get("settings.devices.copy"), this::copy);
        var head = new HBox(8, name, gap, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, facts, sentence, details);
        model.chosen().subscribe(this::show);
    }

    private void show(Optional<FoundDevice> found) {
        shown = found;
        present(this, found.isPresent());
        found.ifPresent(device -> {
            name.setText(device.device().hardware().name());
            facts.setText(DeviceText.facts(device));
            sentence.setText(DeviceText.sentence(device));
            detail.setText(DeviceText.detail(device));
            present(details, !detail.getText().isEmpty());
        });
    }

    private static void present(Region node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private void copy() {
        shown.ifPresent(device -> Clips.copy(DeviceText.all(device)));
    }
}
