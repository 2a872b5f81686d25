package dev.reckoner.ui.shell;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Job;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The bottom of the window: what runs, and on what ground the case stands. */
final class ActivityBar extends HBox {
    /** Widths of the words about the thing under work, pixels. */
    private static final double LEAST_WORDS = 72;

    private static final double MOST_WORDS = 420;

    private final ActivityViewModel model;
    private final HBox left = new HBox(10);
    private final HBox right = new HBox(10);

    ActivityBar(ActivityViewModel model, Runnable openList) {
        this.model = model;
        getStyleClass().add("activity-bar");
        left.getStyleClass().add("activity-left");
        left.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        right.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        left.setOnMouseClicked(event -> openList.run());
        left.setCursor(javafx.scene.Cursor.HAND);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        getChildren().addAll(left, gap, right);
        model.shown().subscribe(shown -> showJob());
        model.waiting().subscribe(count -> showJob());
        model.ledger().subscribe(this::showLedger);
    }

    private void showJob() {
        left.getChildren().clear();
        model.shown()
                .get()
                .ifPresentOrElse(this::showJob, () -> left.getChildren().add(label(Messages.get("activity.idle"))));
        if (model.waiting().get() > 0) {
            left.getChildren()
                    .addAll(
                            AppHeader.rule(),
                            label(Messages.get(
                                    "activity.waiting", model.waiting().get())));
        }
    }

    private void showJob(Job job) {
        switch (job.state().get()) {
            case WAITING, RUNNING -> showRunning(job);
            case SUCCEEDED ->
                job.alarm()
                        .get()
                        .ifPresentOrElse(
                                bad -> showOver(
                                        Messages.get("activity.alarm", job.title(), bad),
                                        Icons.CONTRAINDICATED,
                                        "contraindicated"),
                                () -> showOver(job, Icons.AFFIRMING, "affirming", "activity.done"));
            case FAILED -> showOver(job, Icons.CONTRAINDICATED, "contraindicated", "activity.failed");
            case CANCELLED -> showOver(job, Icons.NONE, "none", "activity.cancelled");
        }
    }

    private void showRunning(Job job) {
        var bar = new ProgressBar();
        bar.setPrefWidth(140);
        bar.setPrefHeight(4);
        bar.setMaxHeight(4);
        bar.progressProperty().bind(job.progress().map(Job.Progress::share));
        var count = label("");
        count.getStyleClass().add("mono");
        count.textProperty().bind(job.progress().map(ActivityBar::count));
        var what = label("");
        what.getStyleClass().add("second");
        // It takes what the others leave, and a piece of a word is not worth showing.
        what.setPrefWidth(0);
        what.setMaxWidth(MOST_WORDS);
        what.widthProperty().subscribe(width -> what.setOpacity(width.doubleValue() < LEAST_WORDS ? 0 : 1));
        HBox.setHgrow(what, Priority.ALWAYS);
        what.textProperty().bind(job.progress().map(ActivityBar::what));
        Tips.whenCut(what);
        left.getChildren().addAll(label(job.title(), Icons.RUNNING.icon("accent")), bar, count, what);
        left.getChildren().add(Buttons.icon(Icons.CLOSE, Messages.get("activity.cancel", job.title()), job::cancel));
    }

    private static String count(Job.Progress progress) {
        if (progress.total() == 1 && progress.part() >= 0) {
            return Messages.get("activity.share", (int) Math.floor(100 * progress.share()));
        }
        return progress.total() <= 0
                ? progress.what()
                : Messages.get("activity.count", Figures.count(progress.done()), Figures.count(progress.total()));
    }

    /** The thing under work, where the count does not name it already. */
    private static String what(Job.Progress progress) {
        return progress.total() <= 0 ? "" : progress.what();
    }

    private void showOver(Job job, Icons icon, String style, String key) {
        String reason = job.failure().get().map(Throwable::getMessage).orElse("");
        showOver(Messages.get(key, job.title(), reason), icon, style);
    }

    private void showOver(String words, Icons icon, String style) {
        left.getChildren()
                .addAll(
                        label(words, icon.icon(style)),
                        Buttons.icon(Icons.CLOSE, Messages.get("action.close"), model::seen));
    }

    private void showLedger(LedgerState ledger) {
        var state = label(Messages.get(ledgerKey(ledger)));
        String style = !ledger.failures().isEmpty() ? "contraindicated" : ledger.verified() ? "affirming" : "none";
        state.getStyleClass().add(style);
        var entries = label(Messages.get("activity.entries", Figures.count(ledger.entries())));
        entries.getStyleClass().add("mono");
        Icons icon =
                !ledger.failures().isEmpty() ? Icons.CONTRAINDICATED : ledger.verified() ? Icons.AFFIRMING : Icons.NONE;
        state.setGraphic(icon.icon(style));
        right.getChildren()
                .setAll(
                        label(Messages.get("activity.device", model.threads()), Icons.DEVICE.icon()),
                        AppHeader.rule(),
                        label(Messages.get("activity.offline"), Icons.OFFLINE.icon()),
                        AppHeader.rule(),
                        state,
                        entries);
    }

    private static String ledgerKey(LedgerState ledger) {
        if (!ledger.failures().isEmpty()) {
            return "activity.ledger.damaged";
        }
        return ledger.verified() ? "activity.ledger.intact" : "activity.ledger.unverified";
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.setMinWidth(0);
        return label;
    }

    private static Label label(String text, Node icon) {
        Label label = label(text);
        label.setGraphic(icon);
        return label;
    }
}
