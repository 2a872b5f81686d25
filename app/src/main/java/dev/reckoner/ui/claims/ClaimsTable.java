package dev.reckoner.ui.claims;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.claims.ClaimOrder.Column;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The table of claims. It neither sorts nor filters: a press on a header asks the model, which answers with other lines.
 */
final class ClaimsTable extends TableView<ClaimLine> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Names vary in length; the rest has the width that it needs. */
    private static final Set<Column> FLEXIBLE =
            EnumSet.of(Column.APPLICATION, Column.OPERATOR, Column.MODEL, Column.CLAIM);

    private final ClaimsViewModel model;
    private final TableColumn<ClaimLine, Boolean> chosen;
    private boolean replacing;

    ClaimsTable(ClaimsViewModel model) {
        this.model = model;
        getStyleClass().add("claims-table");
        setFixedCellSize(StandardTable.ROW);
        setAccessibleText(Messages.get("claims.table"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        chosen = chosenColumn();
        getColumns().add(chosen);
        addColumns();
        setSortPolicy(table -> askForOrder());
        model.lines().addListener((ListChangeListener<ClaimLine>) change -> replaceLines());
        model.selected().subscribe(id -> select(id));
        model.chosen().addListener((SetChangeListener<Digest>) change -> {
            chosen.setVisible(!model.chosen().isEmpty());
            refresh();
        });
        getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && !replacing) {
                model.selected().set(Optional.of(line.row().id()));
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                model.selected().get().ifPresent(model::toggleChosen);
                event.consume();
            }
        });
        replaceLines();
    }

    private void addColumns() {
        var tier = add(Column.TIER, 130, line -> line.row().tier(), column -> new TierCell());
        add(Column.CLAIM, 108, line -> line.row().label(), text("mono", "middle"));
        add(Column.DAY, 38, ClaimLine::day, text("mono"));
        add(Column.TIME, 74, line -> TIME.format(line.row().madeAt()), text("mono"));
        add(Column.APPLICATION, 76, line -> line.row().application(), text());
        add(Column.OPERATOR, 88, line -> line.row().operator(), text("middle"));
        add(Column.MODEL, 160, line -> line.row().model(), text("middle"));
        add(Column.EVIDENCE, 94, line -> line, column -> new StripCell());
        add(Column.VERDICT, 92, line -> line.row().verdict(), column -> verdictCell());
        getSortOrder().add(tier);
    }

    private static TableCell<ClaimLine, Optional<Verdict>> verdictCell() {
        return new VerdictCell();
    }

    private <V> TableColumn<ClaimLine, V> add(
            Column which,
            double width,
            Function<ClaimLine, V> value,
            Callback<TableColumn<ClaimLine, V>, TableCell<ClaimLine, V>> cells) {
        String name = which.name().toLowerCase(Locale.ROOT);
        var column = new TableColumn<ClaimLine, V>(Messages.get("claims.column." + name));
        column.setUserData(which);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(value.apply(line.getValue())));
        column.setCellFactory(cells);
        column.setPrefWidth(width);
        column.setMinWidth(which == Column.TIER ? width : Math.min(width, 60));
        column.setMaxWidth(FLEXIBLE.contains(which) ? 400 : width + 12);
        column.setReorderable(false);
        getColumns().add(column);
        return column;
    }

    private static <V> Callback<TableColumn<ClaimLine, V>, TableCell<ClaimLine, V>> text(String... styles) {
        return column -> {
            var cell = new TextCell<V>();
            cell.getStyleClass().addAll(styles);
            return cell;
        };
    }

    /** Seen only while something is chosen. */
    private TableColumn<ClaimLine, Boolean> chosenColumn() {
        var column = new TableColumn<ClaimLine, Boolean>();
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(
                model.chosen().contains(line.getValue().row().id())));
        column.setCellFactory(any -> new ChosenCell());
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(32);
        column.setMaxWidth(32);
        column.setVisible(false);
        return column;
    }

    private boolean askForOrder() {
        Optional<ClaimOrder> asked = getSortOrder().stream()
                .findFirst()
                .map(column -> new ClaimOrder(
                        (Column) column.getUserData(), column.getSortType() == TableColumn.SortType.DESCENDING));
        ClaimOrder order = asked.orElse(ClaimOrder.DEFAULT);
        if (!order.equals(model.query().get().order())) {
            model.query().set(model.query().get().withOrder(order));
        }
        return true;
    }

    private void replaceLines() {
        replacing = true;
        getItems().setAll(model.lines());
        replacing = false;
        reveal(model.selected().get());
    }

    private void select(Optional<Digest> id) {
        ClaimLine current = getSelectionModel().getSelectedItem();
        if (current == null || !id.equals(Optional.of(current.row().id()))) {
            reveal(id);
        }
    }

    /** Selects a claim and scrolls to it; leaves everything as it is where the table does not hold it. */
    private void reveal(Optional<Digest> id) {
        for (int i = 0; i < getItems().size(); i++) {
            if (id.equals(Optional.of(getItems().get(i).row().id()))) {
                replacing = true;
                getSelectionModel().clearAndSelect(i);
                replacing = false;
                scrollTo(Math.max(0, i - 4));
                return;
            }
        }
    }

    /** Plain text. */
    private static final class TextCell<V> extends TableCell<ClaimLine, V> {
        private final Tooltip whole = new Tooltip();

        TextCell() {
            whole.textProperty().bind(textProperty());
            textTruncatedProperty().subscribe(truncated -> setTooltip(truncated ? whole : null));
        }

        @Override
        protected void updateItem(@Nullable V value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : value.toString());
        }
    }

    /** A mark for a chosen claim. */
    private static final class ChosenCell extends TableCell<ClaimLine, Boolean> {
        private final javafx.scene.Node mark = Icons.of("fth-check", "accent");

        @Override
        protected void updateItem(@Nullable Boolean value, boolean empty) {
            super.updateItem(value, empty);
            boolean marked = !empty && Boolean.TRUE.equals(value);
            setGraphic(marked ? mark : null);
            setAccessibleText(marked ? Messages.get("claims.chosen") : null);
        }
    }
}
