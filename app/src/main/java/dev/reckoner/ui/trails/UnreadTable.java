package dev.reckoner.ui.trails;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** What was not read; Enter, a double click or the arrows unfold a row that stands for several. */
final class UnreadTable extends StackPane {
    private final StandardTable<UnreadRow> table = new StandardTable<>();
    private final Set<UnreadRow.Kind> open = new HashSet<>();
    private List<ReadProblem> problems = List.of();

    UnreadTable(Consumer<ReadProblem> chosen) {
        table.<Tier, TierIcon>node(
                "",
                36,
                row -> TrailsViewModel.tier(row.problem().severity()),
                TierIcon::new,
                TierIcon::show,
                TierLook::word);
        table.<UnreadRow, Label>node(
                Messages.get("trails.place"),
                220,
                row -> row,
                UnreadTable::placeLabel,
                UnreadTable::place,
                UnreadRow::place);
        table.text(Messages.get("trails.what"), 0, UnreadRow::sentence);
        table.text(Messages.get("trails.code"), 164, row -> row.problem().code(), "code");
        table.getColumns().forEach(column -> column.setSortable(false));
        table.setPlaceholder(new Label(Messages.get("trails.unread.none")));
        table.setAccessibleText(Messages.get("trails.unread.title"));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                chosen.accept(row.problem());
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                toggle();
            }
        });
        getChildren().add(table);
    }

    /** The rows in sight, before they are sorted by anything. */
    ObservableList<UnreadRow> rows() {
        return table.rows();
    }

    /** Shows the problems of a trail, equal ones folded. */
    void show(List<ReadProblem> now) {
        if (!problems.equals(now)) {
            problems = now;
            open.clear();
            fill();
        }
    }

    /** Selects the row of a problem, or the one it is folded into. */
    void select(ReadProblem problem) {
        UnreadRow selected = table.getSelectionModel().getSelectedItem();
        if (selected != null && selected.problem().equals(problem)) {
            return;
        }
        rows().stream()
                .filter(row -> row.problem().equals(problem))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    /** Unfolds the selected row, or folds it again. */
    void toggle() {
        if (table.getSelectionModel().getSelectedItem() instanceof UnreadRow.Several several) {
            setOpen(several, !several.open());
        }
    }

    private void pressed(KeyEvent event) {
        if (!(table.getSelectionModel().getSelectedItem() instanceof UnreadRow.Several several)) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> setOpen(several, !several.open());
            case RIGHT -> setOpen(several, true);
            case LEFT -> setOpen(several, false);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void setOpen(UnreadRow.Several several, boolean wanted) {
        if (several.open() == wanted) {
            return;
        }
        int index = table.getSelectionModel().getSelectedIndex();
        if (wanted) {
            open.add(several.kind());
        } else {
            open.remove(several.kind());
        }
        fill();
        table.getSelectionModel().clearAndSelect(index);
    }

    private void fill() {
        rows().setAll(UnreadRow.of(problems, open));
    }

    private static Label placeLabel() {
        var label = new Label();
        label.getStyleClass().add("mono");
        label.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        return dev.reckoner.ui.control.Tips.whenCut(label);
    }

    private static void place(Label label, UnreadRow row) {
        label.setText(row.place());
        switch (row) {
            case UnreadRow.Several several -> {
                label.setGraphic((several.open() ? Icons.OPEN : Icons.EXPAND).icon());
                label.setAccessibleText(
                        Messages.get(several.open() ? "trails.unread.unfolded" : "trails.unread.folded", row.place()));
                label.setPadding(javafx.geometry.Insets.EMPTY);
            }
            case UnreadRow.One one -> {
                label.setGraphic(null);
                label.setAccessibleText(row.place());
                label.setPadding(new javafx.geometry.Insets(0, 0, 0, one.inside() ? 20 : 0));
            }
        }
    }
}
