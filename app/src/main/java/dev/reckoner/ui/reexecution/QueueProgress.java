package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far the queue is, how long it still takes, and what can be done about it; not there where nothing waits or runs. */
final class QueueProgress extends VBox {
    private final ReexecutionViewModel model;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = new Label();
    private final Button run = Buttons.link(Messages.get("reexecution.action.runShort"), this::go);
    private final Button cancel;
    private final HBox line = new HBox(8);

    QueueProgress(ReexecutionViewModel model) {
        super(4);
        this.model = model;
        setPadding(new Insets(8, 12, 4, 12));
        getStyleClass().add("ruled-bottom");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefHeight(4);
        bar.setMaxHeight(4);
        words.getStyleClass().add("second");
        words.setId("queue-words");
        words.setMinWidth(0);
        cancel = Buttons.link(Messages.get("reexecution.action.cancel"), model::cancel);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        for (Button button : new Button[] {run, cancel}) {
            button.getStyleClass().add("flush");
            button.managedProperty().bind(button.visibleProperty());
        }
        line.getChildren().addAll(words, gap, run, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(bar, line);
        managedProperty().bind(visibleProperty());
        model.phase().subscribe(phase -> show());
        model.timeLeft().subscribe(left -> show());
        model.queue().addListener((ListChangeListener<QueueItem>) change -> show());
        show();
    }

    /** Puts everything into one line, for a wide card that has a button of its own to run the queue. */
    void lieDown() {
        getChildren().remove(bar);
        bar.setPrefWidth(180);
        bar.setMinWidth(180);
        line.getChildren().setAll(bar, words, cancel);
        setPadding(new Insets(8, 12, 8, 12));
    }

    private void go() {
        if (model.phase().get() == Phase.PAUSED) {
            model.resume();
        } else {
            model.run();
        }
    }

    private void show() {
        Phase phase = model.phase().get();
        long all = model.size();
        long left = model.left();
        setVisible(phase != Phase.IDLE || left > 0);
        bar.setProgress(all == 0 ? 0 : (double) (all - left) / all);
        bar.setAccessibleText(Messages.get("share.spoken", all - left, all));
        words.setText(words(phase, left));
        run.setVisible(phase == Phase.IDLE || phase == Phase.PAUSED);
        run.setText(
                Messages.get(phase == Phase.PAUSED ? "reexecution.action.resumeShort" : "reexecution.action.runShort"));
        cancel.setVisible(phase == Phase.RUNNING || phase == Phase.PAUSING);
    }

    private String words(Phase phase, long left) {
        Optional<String> time = model.timeLeft().get().map(TimeLeft::words);
        return switch (phase) {
            case IDLE -> Messages.get("reexecution.queue.waits", left);
            case PAUSED -> Messages.get("reexecution.queue.paused", left);
            case PAUSING -> Messages.get("reexecution.queue.pausing");
            case RUNNING -> time.orElseGet(() -> Messages.get("reexecution.queue.left", left));
        };
    }
}
