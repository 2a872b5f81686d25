package dev.reckoner.ui.settings;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Job;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The devices of this machine, where else to look for them, and what a run may take. */
final class DevicesView extends VBox {
    private final Label progress = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button again;
    private final Button stop;
    private Subscription following = Subscription.EMPTY;

    DevicesView(DevicesViewModel model) {
        super(12);
        again = Buttons.secondary(Messages.get("settings.devices.again"), Icons.AGAIN, model::look);
        again.setId("devices-again");
        stop = Buttons.secondary(Messages.get("settings.devices.stop"), Icons.CLOSE, model::stop);
        again.getStyleClass().add("small");
        stop.getStyleClass().add("small");
        progress.getStyleClass().add("second");
        bar.setPrefWidth(120);
        bar.setPrefHeight(4);
        var devices = devices(model);
        VBox.setVgrow(devices, Priority.ALWAYS);
        var plugins = new PluginCard(model);
        var limits = new LimitsCard(model);
        limits.setPrefWidth(340);
        limits.setMinWidth(260);
        HBox.setHgrow(plugins, Priority.ALWAYS);
        var below = new HBox(12, plugins, limits);
        below.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(devices, below);
        model.looking().subscribe(this::follow);
    }

    private Card devices(DevicesViewModel model) {
        var about = new Label(Messages.get("settings.about.devices"));
        about.getStyleClass().add("second");
        about.setWrapText(true);
        about.setMinWidth(0);
        about.setMinHeight(USE_PREF_SIZE);
        var aboutLine = new VBox(about);
        aboutLine.getStyleClass().add("settings-about");
        var table = new DeviceTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        return new Card(Messages.get("settings.section.devices"))
                .tools(progress, bar, stop, again)
                .content(aboutLine, table, new DeviceDetail(model));
    }

    private void follow(Optional<Job> job) {
        following.unsubscribe();
        boolean running = job.isPresent();
        for (Node node : new Node[] {progress, bar, stop}) {
            node.setVisible(running);
            node.setManaged(running);
        }
        again.setDisable(running);
        following = job.map(search -> search.progress().subscribe(now -> {
                    bar.setProgress(now.share());
                    progress.setText(
                            now.what().isEmpty()
                                    ? Messages.get("settings.devices.waiting")
                                    : Messages.get("settings.devices.trying", now.what()));
                }))
                .orElse(Subscription.EMPTY);
    }
}
