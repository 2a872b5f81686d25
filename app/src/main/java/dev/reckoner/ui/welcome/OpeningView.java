package dev.reckoner.ui.welcome;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Job;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** How far the opening of a case is, over the welcome. */
public final class OpeningView extends VBox {
    /** Follows a job. */
    public OpeningView(Job job) {
        super(8);
        getStyleClass().addAll("popover-panel", "help-list");
        setMaxSize(420, USE_PREF_SIZE);
        setPrefWidth(420);
        var title = new Label(job.title());
        title.getStyleClass().add("name");
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefHeight(4);
        bar.progressProperty().bind(job.progress().map(Job.Progress::share));
        var what = new Label();
        what.getStyleClass().add("second");
        what.textProperty().bind(job.progress().map(Job.Progress::what));
        getChildren().addAll(title, bar, what, Buttons.secondary(Messages.get("action.cancel"), job::cancel));
    }
}
