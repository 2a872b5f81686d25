package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;

/** The queue under the headings of its two groups. */
final class QueueList extends ListView<QueueRow> {
    private final ReexecutionViewModel model;
    private boolean replacing;

    QueueList(ReexecutionViewModel model) {
        this.model = model;
        setId("queue");
        setFixedCellSize(28);
        setAccessibleText(Messages.get("reexecution.queue"));
        setCellFactory(list -> new QueueCell());
        setPlaceholder(new EmptyState(
                Icons.RUN, Messages.get("reexecution.queue.empty"), Messages.get("reexecution.queue.empty.next")));
        model.queue().addListener((ListChangeListener<QueueItem>) this::changed);
        model.selected().subscribe(id -> select());
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!replacing && row instanceof QueueRow.Item item) {
                model.selected().set(Optional.of(item.item().claim()));
            }
        });
        rebuild();
    }

    /** One item that changes its state is replaced alone, so that a long queue does not redraw for each outcome. */
    private void changed(ListChangeListener.Change<? extends QueueItem> change) {
        while (change.next()) {
            boolean states = change.wasReplaced()
                    && change.getRemovedSize() == change.getAddedSize()
                    && getItems().size() == model.queue().size() + groups();
            if (!states) {
                rebuild();
                return;
            }
            replacing = true;
            for (int i = change.getFrom(); i < change.getTo(); i++) {
                getItems()
                        .set(
                                i + groupsBefore(i),
                                new QueueRow.Item(model.queue().get(i)));
            }
            replacing = false;
            select();
        }
    }

    private void rebuild() {
        var rows = new ArrayList<QueueRow>();
        for (Origin origin : Origin.values()) {
            List<QueueRow> items = model.queue().stream()
                    .filter(item -> item.origin() == origin)
                    .<QueueRow>map(QueueRow.Item::new)
                    .toList();
            if (!items.isEmpty()) {
                rows.add(new QueueRow.Group(Messages.get(title(origin), items.size())));
                rows.addAll(items);
            }
        }
        replacing = true;
        getItems().setAll(rows);
        replacing = false;
        select();
    }

    private void select() {
        Optional<QueueRow> row = getItems().stream()
                .filter(r -> r instanceof QueueRow.Item item
                        && model.selected().get().equals(Optional.of(item.item().claim())))
                .findFirst();
        replacing = true;
        row.ifPresentOrElse(
                r -> getSelectionModel().select(r), () -> getSelectionModel().clearSelection());
        replacing = false;
    }

    private long byHand() {
        return model.queue().stream()
                .filter(item -> item.origin() == Origin.BY_HAND)
                .count();
    }

    private int groups() {
        return (int) model.queue().stream().map(QueueItem::origin).distinct().count();
    }

    private int groupsBefore(int index) {
        return byHand() > 0 && index >= byHand() ? 2 : 1;
    }

    private static String title(Origin origin) {
        return switch (origin) {
            case BY_HAND -> "reexecution.queue.byHand";
            case SAMPLE -> "reexecution.queue.sample";
            case RUN_BEFORE -> "reexecution.queue.runBefore";
        };
    }
}
