package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.State;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A claim of the queue with its state as shape and word, or the heading of a group; the nodes are kept. */
final class QueueCell extends ListCell<QueueRow> {
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label group = new Label();
    private final HBox line;

    QueueCell() {
        name.getStyleClass().add("mono");
        // What tells labels of one producer apart is their end.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        state.getStyleClass().add("verdict");
        state.setMinWidth(Region.USE_PREF_SIZE);
        group.getStyleClass().add("queue-group");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line = new HBox(8, icon, name, gap, state);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable QueueRow row, boolean empty) {
        super.updateItem(row, empty);
        setMouseTransparent(row instanceof QueueRow.Group);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case QueueRow.Group heading -> show(heading);
            case QueueRow.Item item -> show(item.item());
        }
    }

    private void show(QueueRow.Group heading) {
        group.setText(heading.text());
        setGraphic(group);
        setAccessibleText(heading.text());
    }

    private void show(QueueItem item) {
        switch (item.state()) {
            case State.Waiting waiting -> show(Icons.WAITING, Tier.NONE, Messages.get("reexecution.queue.waiting"));
            case State.Running running -> show(Icons.RUNNING, Tier.NONE, Messages.get("reexecution.queue.running"));
            case State.Judged judged -> {
                Tier tier = TierLook.tier(judged.verdict());
                show(TierLook.icon(tier), tier, TierLook.word(judged.verdict()));
            }
        }
        name.setText(item.label());
        setGraphic(line);
        setAccessibleText(Messages.get("reexecution.queue.spoken", item.label(), state.getText()));
    }

    private void show(Icons shape, Tier tier, String word) {
        icon.setIconLiteral(shape.literal());
        TierLook.restyle(icon, tier);
        state.setText(word);
        TierLook.restyle(state, tier);
        if (tier == Tier.AFFIRMING) {
            // Colour is for what needs attention; the shape says the rest.
            state.getStyleClass().remove(TierLook.style(tier));
        }
    }
}
