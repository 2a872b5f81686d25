package dev.reckoner.ui.control;

import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * The newest open notices, one under the other; those behind them come up as they are closed. Failures stay until closed, results
 * leave after eight seconds.
 */
public final class NotificationsPane extends VBox {
    private static final Duration RESULT_STAYS = Duration.seconds(8);
    /** More at once would leave the place no room. */
    private static final int AT_ONCE = 3;

    private final Notices notices;

    /** Shows these notices. */
    public NotificationsPane(Notices notices) {
        super(8);
        this.notices = notices;
        setPickOnBounds(false);
        notices.shown().forEach(notice -> getChildren().add(row(notice)));
        notices.shown().addListener(this::changed);
        limit();
    }

    private void changed(ListChangeListener.Change<? extends Notice> change) {
        while (change.next()) {
            change.getRemoved().forEach(gone -> getChildren().removeIf(node -> gone.equals(node.getUserData())));
            for (int i = 0; i < change.getAddedSize(); i++) {
                Notice notice = change.getAddedSubList().get(i);
                getChildren().add(Math.min(change.getFrom() + i, getChildren().size()), row(notice));
            }
        }
        limit();
    }

    private void limit() {
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).setVisible(i < AT_ONCE);
            getChildren().get(i).setManaged(i < AT_ONCE);
        }
    }

    private Node row(Notice notice) {
        boolean failure = notice.kind() == Notice.Kind.FAILURE;
        var icon = failure
                ? Icons.CONTRAINDICATED.icon("icon-16", "contraindicated")
                : Icons.AFFIRMING.icon("icon-16", "affirming");
        var lines = new VBox(2, label(notice.what(), "name"));
        if (failure) {
            addUnlessEmpty(lines, notice.where());
            addUnlessEmpty(lines, notice.next());
            lines.getChildren().add(footer(notice));
        }
        lines.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var row = new HBox(10, icon, lines);
        row.setAlignment(failure ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
        if (!failure) {
            action(notice, row);
            leaveLater(notice);
        }
        row.getChildren().add(Buttons.icon(Icons.CLOSE, Messages.get("action.close"), () -> notices.close(notice)));
        row.getStyleClass().add("notification");
        if (failure) {
            row.getStyleClass().add("failure");
        }
        row.setUserData(notice);
        row.setAccessibleText(notice.details());
        return row;
    }

    private HBox footer(Notice notice) {
        var footer = new HBox(8);
        footer.setAlignment(Pos.CENTER_LEFT);
        action(notice, footer);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        footer.getChildren()
                .addAll(
                        Buttons.quiet(Messages.get("notice.copy"), Icons.COPY, () -> Clips.copy(notice.details())),
                        gap,
                        label(notice.code(), "code"));
        return footer;
    }

    private static void action(Notice notice, HBox row) {
        notice.action().ifPresent(action -> row.getChildren().add(Buttons.secondary(action.text(), action.run())));
    }

    private void leaveLater(Notice notice) {
        var pause = new PauseTransition(RESULT_STAYS);
        pause.setOnFinished(event -> notices.close(notice));
        pause.play();
    }

    private static void addUnlessEmpty(VBox lines, String text) {
        if (!text.isEmpty()) {
            lines.getChildren().add(label(text, "body-2"));
        }
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "prose");
        return label;
    }
}
