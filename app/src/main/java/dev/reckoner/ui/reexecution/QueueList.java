package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.Origin;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The queue under the headings of its groups. Headings are passed over by the keyboard; a fold opens with Enter or a click. */
final class QueueList extends ListView<QueueRow> {
    private final ReexecutionViewModel model;
    private final Runnable open;
    private final Set<Origin> opened = EnumSet.noneOf(Origin.class);
    private boolean replacing;

    /**
     * The list of a queue.
     *
     * @param open called with Enter on a claim
     * @param sample leads to where a sample is drawn
     */
    QueueList(ReexecutionViewModel model, Runnable open, Button sample) {
        this.model = model;
        this.open = open;
        setId("queue");
        setFixedCellSize(28);
        setAccessibleText(Messages.get("reexecution.queue"));
        setCellFactory(list -> new QueueCell(this::open));
        setPlaceholder(new EmptyState(
                Icons.RUN,
                Messages.get("reexecution.queue.empty"),
                Messages.get("reexecution.queue.empty.next"),
                sample));
        model.queue().addListener((ListChangeListener<QueueItem>) change -> rebuild());
        model.selected().subscribe(id -> select());
        getSelectionModel()
                .selectedIndexProperty()
                .addListener((property, before, now) -> chosen(before.intValue(), now.intValue()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        rebuild();
    }

    private void chosen(int before, int now) {
        if (replacing || now < 0 || now >= getItems().size()) {
            return;
        }
        switch (getItems().get(now)) {
            case QueueRow.Item item ->
                model.selected().set(Optional.of(item.item().claim()));
            case QueueRow.Group heading -> pass(now, now < before ? -1 : 1);
            case QueueRow.Fold fold -> {}
        }
    }

    /** Goes on over a heading; back where nothing follows. */
    private void pass(int at, int step) {
        int next = at + step;
        if (next >= 0 && next < getItems().size()) {
            getSelectionModel().select(next);
        } else {
            select();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) {
            return;
        }
        QueueRow row = getSelectionModel().getSelectedItem();
        if (row instanceof QueueRow.Fold fold) {
            open(fold);
            event.consume();
        } else if (row instanceof QueueRow.Item && event.getCode() == KeyCode.ENTER) {
            open.run();
            event.consume();
        }
    }

    private void open(QueueRow.Fold fold) {
        int at = getItems().indexOf(fold);
        opened.add(fold.origin());
        rebuild();
        if (at >= 0 && at < getItems().size()) {
            getSelectionModel().select(at);
        }
    }

    /** Only what differs is replaced, so that a long queue does not redraw for each outcome. */
    private void rebuild() {
        List<QueueRow> rows = QueueRow.of(model.queue(), opened);
        List<QueueRow> shown = getItems();
        int shorter = Math.min(rows.size(), shown.size());
        int start = IntStream.range(0, shorter)
                .filter(i -> !rows.get(i).equals(shown.get(i)))
                .findFirst()
                .orElse(shorter);
        int same = IntStream.range(0, shorter - start)
                .filter(i -> !rows.get(rows.size() - 1 - i).equals(shown.get(shown.size() - 1 - i)))
                .findFirst()
                .orElse(shorter - start);
        replacing = true;
        if (rows.size() == shown.size()) {
            IntStream.range(start, rows.size() - same)
                    .filter(i -> !rows.get(i).equals(shown.get(i)))
                    .forEach(i -> shown.set(i, rows.get(i)));
        } else {
            getItems().remove(start, shown.size() - same);
            getItems().addAll(start, rows.subList(start, rows.size() - same));
        }
        replacing = false;
        select();
    }

    private void select() {
        @Nullable QueueRow now = getSelectionModel().getSelectedItem();
        if (isSelected(now)) {
            return;
        }
        int at = IntStream.range(0, getItems().size())
                .filter(i -> isSelected(getItems().get(i)))
                .findFirst()
                .orElse(-1);
        replacing = true;
        if (at >= 0) {
            getSelectionModel().clearAndSelect(at);
        } else {
            getSelectionModel().clearSelection();
        }
        replacing = false;
    }

    private boolean isSelected(@Nullable QueueRow row) {
        return row instanceof QueueRow.Item item
                && model.selected().get().equals(Optional.of(item.item().claim()));
    }
}
