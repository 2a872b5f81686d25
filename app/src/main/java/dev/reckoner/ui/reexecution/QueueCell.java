package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A claim of the queue with its state as shape and word, the heading of a group, or a fold; the nodes are kept. */
final class QueueCell extends ListCell<QueueRow> {
    /** Width of a letter of a label, pixels at 100 %. */
    private static final double LETTER = 7.25;

    private static final double MOST_OF_A_ROW = 136;

    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label group = new Label();
    private final Label fold = new Label();
    private final HBox line;

    /** A cell; what it is given opens a fold. */
    QueueCell(Consumer<QueueRow.Fold> open) {
        name.getStyleClass().add("mono");
        // Without its whole label a claim cannot be told from the next; the shape of the verdict stays where its word
        // has no room.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(MOST_OF_A_ROW);
        Tips.whenCut(name);
        state.getStyleClass().add("verdict");
        state.setMinWidth(0);
        state.textTruncatedProperty().subscribe(cut -> state.setOpacity(cut ? 0 : 1));
        Tips.whenCut(state);
        group.getStyleClass().add("queue-group");
        fold.getStyleClass().add("body-2");
        fold.setGraphic(Icons.MORE.icon());
        fold.setGraphicTextGap(8);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line = new HBox(8, icon, name, gap, state);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPrefWidth(0);
        setOnMouseClicked(event -> {
            if (getItem() instanceof QueueRow.Fold opened) {
                open.accept(opened);
            }
        });
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
            case QueueRow.Fold more -> show(more);
        }
    }

    private void show(QueueRow.Group heading) {
        group.setText(heading.text());
        setGraphic(group);
        setAccessibleText(heading.text());
    }

    private void show(QueueRow.Fold more) {
        fold.setText(Messages.get("reexecution.queue.more", more.size()));
        setGraphic(fold);
        setAccessibleText(Messages.get("reexecution.queue.more.spoken", more.size()));
    }

    private void show(QueueItem item) {
        QueueState shown = QueueState.of(item.state());
        icon.setIconLiteral(shown.icon().literal());
        TierLook.restyle(icon, shown.tier());
        icon.getStyleClass().remove("accent");
        if (item.isRunning()) {
            icon.getStyleClass().add("accent");
        }
        state.setText(shown.word());
        TierLook.restyle(state, shown.tier());
        if (shown.tier() == Tier.AFFIRMING) {
            // Colour is for what needs attention; the shape says the rest.
            state.getStyleClass().remove(TierLook.style(shown.tier()));
        }
        name.setText(item.label());
        name.setMinWidth(Math.min(MOST_OF_A_ROW, Math.ceil(LETTER * item.label().length()) + 2));
        setGraphic(line);
        setAccessibleText(Messages.get("reexecution.queue.spoken", item.label(), spoken(item)));
    }

    private static String spoken(QueueItem item) {
        return item.state() instanceof QueueItem.State.Judged
                ? QueueState.verdict(item.state())
                : QueueState.of(item.state()).word();
    }
}
