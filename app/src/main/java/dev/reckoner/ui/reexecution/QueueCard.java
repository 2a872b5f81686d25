package dev.reckoner.ui.reexecution;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The queue with its progress above and the verdicts counted below. */
final class QueueCard extends VBox {
    private static final List<Verdict> ORDER = List.of(
            Verdict.BIT_EXACT,
            Verdict.WITHIN_EMPIRICAL,
            Verdict.WITHIN_THEORETICAL,
            Verdict.OUTSIDE,
            Verdict.INCONCLUSIVE);

    private static final double WIDTH = 264;
    private static final double NARROW = 204;
    /** Narrower, what is beside the queue needs the room more, pixels of the window. */
    private static final double ROOM_FOR_NAMES = 1200;

    private final Label count = new Label();
    private final VBox summary = new VBox(4);
    private final QueueList list;

    /**
     * The queue.
     *
     * @param open called with Enter on a claim
     * @param toSample leads to where a sample is drawn
     */
    QueueCard(ReexecutionViewModel model, Runnable open, Runnable toSample) {
        getStyleClass().add("card");
        sceneProperty()
                .flatMap(Scene::widthProperty)
                .orElse(ROOM_FOR_NAMES)
                .subscribe(width -> fit(width.doubleValue() < ROOM_FOR_NAMES ? NARROW : WIDTH));
        summary.setPadding(new Insets(8, 12, 12, 12));
        summary.getStyleClass().add("ruled-top");
        list = new QueueList(model, open, Buttons.secondary(Messages.get("reexecution.action.toSample"), toSample));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(header(), new QueueProgress(model), list, summary);
        model.summary().subscribe(this::show);
        model.phase().subscribe(phase -> count(model));
        model.queue().addListener((ListChangeListener<QueueItem>) change -> count(model));
        count(model);
    }

    private void fit(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }

    /** Puts the keyboard into the queue. */
    void focus() {
        list.requestFocus();
    }

    private HBox header() {
        var title = new Label(Messages.get("reexecution.queue"));
        title.getStyleClass().add("panel-title");
        count.getStyleClass().add("mono");
        count.setId("queue-count");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, gap, count);
        header.getStyleClass().addAll("card-header", "ruled-bottom");
        return header;
    }

    private void count(ReexecutionViewModel model) {
        long all = model.size();
        count.setText(all == 0 ? "" : Messages.get("reexecution.queue.progress", all - model.left(), all));
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
