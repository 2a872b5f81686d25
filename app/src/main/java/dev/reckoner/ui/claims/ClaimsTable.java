package dev.reckoner.ui.claims;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.claims.ClaimOrder.Column;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.util.Callback;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The table of claims. It neither sorts nor filters: a press on a header asks the model, which answers with other lines.
 */
final class ClaimsTable extends TableView<ClaimLine> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Names vary in length; the rest has the width that it needs. */
    private static final Set<Column> FLEXIBLE = EnumSet.of(Column.APPLICATION, Column.OPERATOR, Column.MODEL);

    /** Widths of the claim column, pixels: room for its heading, and for 21 letters. */
    private static final double LEAST_LABEL = 64;

    private static final double MOST_LABEL = 164;
    /** Room for 15 letters, where an isolation is in force. */
    private static final double CUT_LABEL = 120;

    private static final double LETTER = 7.2;
    private static final double CELL_PADDING = 12;
    /** Room for the scroll bar and the border. */
    private static final double BAR = 16;

    private final ClaimsViewModel model;
    private final TableColumn<ClaimLine, String> claim;
    private final TableColumn<ClaimLine, Boolean> chosen;
    private boolean replacing;
    private int letters;

    ClaimsTable(ClaimsViewModel model) {
        this.model = model;
        getStyleClass().add("claims-table");
        setFixedCellSize(StandardTable.ROW);
        setAccessibleText(Messages.get("claims.table"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        chosen = chosenColumn();
        getColumns().add(chosen);
        claim = addColumns();
        getColumns().add(2, markColumn());
        setSortPolicy(table -> askForOrder());
        setRowFactory(table -> new LoadingRow());
        model.listing().subscribe(listing -> replaceLines(listing.lines()));
        model.place().subscribe(place -> place.ifPresent(index -> reveal((int) index)));
        model.chosen().addListener((SetChangeListener<Digest>) change -> {
            chosen.setVisible(!model.chosen().isEmpty());
            refresh();
        });
        getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && line.known().isPresent() && !replacing) {
                model.selected().set(Optional.of(line.row().id()));
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                model.selected().get().ifPresent(model::toggleChosen);
                event.consume();
            }
        });
    }

    /** Adds all columns; the one of the labels is returned, because its width is the labels'. */
    private TableColumn<ClaimLine, String> addColumns() {
        var tier = add(Column.TIER, 130, line -> line.row().tier(), column -> new TierCell());
        var labels = add(Column.CLAIM, LEAST_LABEL, line -> line.row().label(), text("mono", "middle"));
        add(Column.DAY, 36, ClaimLine::day, text("mono"));
        add(Column.TIME, 50, line -> TIME.format(line.row().madeAt()), text("mono"));
        add(Column.APPLICATION, 76, line -> line.row().application(), text());
        add(Column.OPERATOR, 90, line -> line.row().operator(), text("middle"));
        add(Column.MODEL, 154, line -> line.row().model(), text("middle"));
        var strip = add(Column.EVIDENCE, 106, line -> line, column -> new StripCell());
        strip.setText("");
        strip.setGraphic(evidenceHeading());
        add(Column.VERDICT, 90, line -> line.row().verdict(), column -> verdictCell());
        getSortOrder().add(tier);
        return labels;
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
        column.setCellValueFactory(line -> line.getValue().known().isPresent()
                ? new ReadOnlyObjectWrapper<>(value.apply(line.getValue()))
                : new ReadOnlyObjectWrapper<>());
        column.setCellFactory(cells);
        column.setPrefWidth(width);
        // Of the names the longest gives way first, with the whole in a tooltip; figures and marks are never cut.
        column.setMinWidth(which == Column.MODEL ? 60 : width);
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
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()
                .known()
                .map(row -> model.chosen().contains(row.id()))
                .orElse(false)));
        column.setCellFactory(any -> new ChosenCell());
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(32);
        column.setMaxWidth(32);
        column.setVisible(false);
        return column;
    }

    /** Seen only while an isolation is in force. */
    private TableColumn<ClaimLine, ClaimMark> markColumn() {
        var column = new TableColumn<ClaimLine, ClaimMark>(Messages.get("claims.column.mark"));
        column.setCellValueFactory(line -> line.getValue()
                .known()
                .map(row -> new ReadOnlyObjectWrapper<>(row.mark()))
                .orElseGet(ReadOnlyObjectWrapper::new));
        column.setCellFactory(any -> new MarkCell());
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(84);
        column.setMaxWidth(84);
        model.facts().subscribe(facts -> {
            column.setVisible(facts.isolated());
            fit();
        });
        widthProperty().subscribe(width -> fit());
        return column;
    }

    /**
     * Where marks take room, long labels are cut first; where that is not enough the hour gives way: the day stays, and the
     * inspector has both.
     */
    private void fit() {
        boolean marked = model.facts().get().isolated();
        double wanted = Math.clamp(Math.ceil(letters * LETTER + CELL_PADDING), LEAST_LABEL, MOST_LABEL);
        double others = getColumns().stream()
                .filter(column -> column != claim && (column.getUserData() == Column.TIME || column.isVisible()))
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        double room = getWidth() - BAR - others;
        boolean timed = !marked || room >= Math.min(wanted, CUT_LABEL);
        getColumns().stream()
                .filter(column -> column.getUserData() == Column.TIME)
                .forEach(time -> time.setVisible(timed));
        setLabels(marked && timed ? Math.min(wanted, room) : wanted);
    }

    private void setLabels(double width) {
        if (claim.getPrefWidth() != width) {
            claim.setMinWidth(width);
            claim.setMaxWidth(width);
            claim.setPrefWidth(width);
        }
    }

    private boolean askForOrder() {
        if (replacing) {
            return true;
        }
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

    private void replaceLines(PagedLines lines) {
        fitLabels(lines);
        if (getItems() != lines) {
            replacing = true;
            // Other items empty the sort order, which is not theirs but the question's.
            var order = List.copyOf(getSortOrder());
            setItems(lines);
            getSortOrder().setAll(order);
            replacing = false;
        }
        model.place().get().ifPresent(place -> reveal((int) place));
    }

    /** The labels that were read are whole, whatever is filtered, up to 21 letters. */
    private void fitLabels(PagedLines lines) {
        int longest = lines.inMemory()
                .mapToInt(line -> line.row().label().length())
                .max()
                .orElse(0);
        letters = Math.max(letters, longest);
        fit();
    }

    /** The heading tells what the eight marks are; the legend beside the filters says it at more length. */
    private static Label evidenceHeading() {
        var heading = new Label(Messages.get("claims.column.evidence"));
        heading.getStyleClass().add("heading-word");
        heading.setTooltip(new Tooltip(StripLegend.inOrder()));
        return heading;
    }

    /** Selects the selected claim's line and scrolls to it. */
    private void reveal(int index) {
        if (index < getItems().size() && getSelectionModel().getSelectedIndex() != index) {
            replacing = true;
            getSelectionModel().clearAndSelect(index);
            replacing = false;
            scrollTo(Math.max(0, index - 4));
        }
    }

    /** A row that shows bars where its page takes long to read. */
    private static final class LoadingRow extends TableRow<ClaimLine> {
        private static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");

        private final PauseTransition patience = new PauseTransition(Duration.millis(150));

        LoadingRow() {
            patience.setOnFinished(event -> pseudoClassStateChanged(LOADING, true));
        }

        @Override
        protected void updateItem(@Nullable ClaimLine line, boolean empty) {
            super.updateItem(line, empty);
            if (!empty && line != null && line.known().isEmpty()) {
                patience.playFromStart();
            } else {
                patience.stop();
                pseudoClassStateChanged(LOADING, false);
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
