package dev.reckoner.ui.reexecution;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The queue with its progress above and the verdicts counted below. */
final class QueueCard extends VBox {
    private static final List<Verdict> ORDER = List.of(
            Verdict.OUTSIDE,
            Verdict.BIT_EXACT,
            Verdict.WITHIN_EMPIRICAL,
            Verdict.WITHIN_THEORETICAL,
            Verdict.INCONCLUSIVE);

    private static final double WIDTH = 252;

    private final Label count = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final VBox progress;
    private final VBox summary = new VBox(4);
    private Subscription following = Subscription.EMPTY;

    QueueCard(ReexecutionViewModel model) {
        getStyleClass().add("card");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefHeight(4);
        var cancel = Buttons.link(Messages.get("reexecution.action.cancel"), model::cancel);
        var cancelLine = new HBox(cancel);
        cancelLine.setAlignment(Pos.CENTER_RIGHT);
        progress = new VBox(4, bar, cancelLine);
        progress.setPadding(new Insets(4, 12, 4, 12));
        summary.setPadding(new Insets(8, 12, 12, 12));
        summary.getStyleClass().add("ruled-top");
        var list = new QueueList(model);
        VBox.setVgrow(list, Priority.ALWAYS);
        var sample = new SampleForm(model::drawSample);
        sample.getStyleClass().add("ruled-top");
        getChildren().addAll(header(), progress, list, sample, summary);
        model.running().subscribe(this::follow);
        model.summary().subscribe(verdicts -> {
            show(verdicts);
            count(model);
        });
    }

    private HBox header() {
        var title = new Label(Messages.get("reexecution.queue"));
        title.getStyleClass().add("panel-title");
        count.getStyleClass().add("mono");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, gap, count);
        header.getStyleClass().addAll("card-header", "ruled-bottom");
        return header;
    }

    private void count(ReexecutionViewModel model) {
        long all = model.queue().stream().map(QueueItem::claim).distinct().count();
        long judged = model.summary().get().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        count.setText(Messages.get("reexecution.queue.progress", judged, all));
    }

    private void follow(Optional<Job> job) {
        following.unsubscribe();
        progress.setVisible(job.isPresent());
        progress.setManaged(job.isPresent());
        following = job.map(running ->
                        running.progress().subscribe(now -> bar.setProgress(now.share() < 0 ? 0 : now.share())))
                .orElse(Subscription.EMPTY);
    }

    private void show(Map<Verdict, Long> verdicts) {
        summary.getChildren()
                .setAll(ORDER.stream()
                        .map(verdict -> line(TierLook.word(verdict), verdicts.getOrDefault(verdict, 0L)))
                        .toList());
    }

    private static HBox line(String word, long number) {
        var name = new Label(word);
        name.getStyleClass().add("second");
        var figure = new Label(Figures.count(number));
        figure.getStyleClass().add("mono");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(name, gap, figure);
    }
}
