package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Job;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Chooses a model and calibrates it; while that is done, how far it is. */
final class CalibrationForm extends HBox {
    private static final double MOST_WORDS = 280;

    private final CalibrationViewModel model;
    private final ComboBox<CalibrationDesk.Model> models = new ComboBox<>();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = new Label();
    private final Label what = new Label();
    private final Remaining remaining = new Remaining(System::nanoTime);
    private final HBox choosing;
    private final HBox working;
    private Subscription following = Subscription.EMPTY;

    CalibrationForm(CalibrationViewModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_RIGHT);
        choosing = choosing();
        working = working();
        var result = new Label();
        result.getStyleClass().add("second");
        result.setId("calibration-result");
        result.visibleProperty().bind(result.textProperty().isNotEmpty());
        result.managedProperty().bind(result.visibleProperty());
        model.result().subscribe(text -> {
            result.setText(text.orElse(""));
            result.setGraphic(text.isPresent() ? Icons.AFFIRMING.icon("affirming", "icon-12") : null);
        });
        getChildren().addAll(result, choosing, working);
        model.running().subscribe(this::follow);
    }

    private HBox choosing() {
        models.setId("calibration-model");
        models.getStyleClass().add("low");
        models.setAccessibleText(Messages.get("calibration.model"));
        models.setConverter(new StringConverter<>() {
            @Override
            public String toString(CalibrationDesk.@Nullable Model chosen) {
                return chosen == null ? "" : Messages.get("calibration.choice", chosen.label(), chosen.inputs());
            }

            @Override
            public CalibrationDesk.@Nullable Model fromString(String text) {
                return null;
            }
        });
        model.models().addListener((ListChangeListener<CalibrationDesk.Model>) change -> {
            models.getItems().setAll(model.models());
            if (models.getValue() == null) {
                models.getSelectionModel().selectFirst();
            }
        });
        Button start = Buttons.secondary(
                Messages.get("calibration.start"),
                Icons.CALIBRATION,
                () -> Optional.ofNullable(models.getValue()).ifPresent(model::calibrate));
        start.setId("calibrate");
        start.getStyleClass().add("small");
        start.disableProperty().bind(Bindings.isNull(models.valueProperty()));
        var line = new HBox(8, models, new DeviceMenu(model), start);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private HBox working() {
        bar.setPrefWidth(140);
        bar.setPrefHeight(4);
        bar.setMaxHeight(4);
        words.getStyleClass().add("mono");
        words.setMinWidth(USE_PREF_SIZE);
        Button cancel = Buttons.link(Messages.get("reexecution.action.cancel"), model::cancel);
        cancel.getStyleClass().add("small");
        what.getStyleClass().add("second");
        what.setMaxWidth(MOST_WORDS);
        Tips.whenCut(what);
        var line = new HBox(8, what, bar, words, cancel);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private void follow(Optional<Job> job) {
        following.unsubscribe();
        remaining.begin();
        choosing.setVisible(job.isEmpty());
        choosing.setManaged(job.isEmpty());
        working.setVisible(job.isPresent());
        working.setManaged(job.isPresent());
        following = job.map(it -> it.progress().subscribe(this::progress)).orElse(Subscription.EMPTY);
    }

    private void progress(Job.Progress now) {
        double share = Math.max(0, now.share());
        bar.setProgress(share);
        words.setText(now.total() == 0 ? Messages.get("calibration.waiting") : words(share));
        bar.setAccessibleText(words.getText());
        what.setText(now.what());
    }

    private String words(double share) {
        int percent = (int) Math.floor(100 * share);
        return remaining
                .after(share)
                .map(left -> Messages.get("calibration.progress.left", percent, TimeLeft.words(left)))
                .orElseGet(() -> Messages.get("calibration.progress", percent));
    }
}
