package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The entries, newest first, as they are looked for; older ones are read on demand, or when the table is at its end. */
final class EntriesCard extends StackPane {
    /** The sentence after it says the same in words, and has no room beside it; it stands in the JSON. */
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2}(?:-[A-Z0-9]+)+: ");

    /** The kind beside it says that. */
    private static final Pattern CLAIM = Pattern.compile("^Claim of ");

    private static final double ENTRY = 60;
    private static final double KIND = 118;
    private static final double TIME = 120;
    private static final double AT_END = 0.999;

    private final LedgerViewModel model;
    private final EntryFilters filters;
    private final StandardTable<LedgerLine> table = new StandardTable<>();
    private final Label read = new Label();
    private final Button older;
    private boolean filling;
    /** Worked out once for a state, not for every row. */
    private long proven = Long.MAX_VALUE;

    /** The card, and who takes the keyboard when an entry is opened. */
    EntriesCard(LedgerViewModel model, Runnable open) {
        this.model = model;
        filters = new EntryFilters(model, this::focusTable);
        older = Buttons.link(Messages.get("ledger.older"), model::readOlder);
        older.setId("ledger-older");
        fillColumns();
        read.getStyleClass().add("second");
        read.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(8, read, gap, older);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setPadding(new Insets(0, 12, 0, 12));
        foot.setMinHeight(32);
        foot.getStyleClass().add("ruled-top");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(Card.plain().content(new VBox(filters, table, foot)));
        model.lines().addListener((ListChangeListener<LedgerLine>) change -> fill());
        model.state().subscribe(state -> {
            proven = VerifyWords.proven(state);
            table.refresh();
        });
        model.trouble().subscribe(why -> count());
        model.reached().subscribe(left -> count());
        model.reading().subscribe(busy -> count());
        fill();
        connect(open);
    }

    /** Gives the keyboard to the table. */
    void focusTable() {
        table.requestFocus();
    }

    void focusSearch() {
        filters.focusSearch();
    }

    /** Searches for that, as if it were typed. */
    void search(String text) {
        filters.search(text);
    }

    private void fillColumns() {
        fixed(table.figures(Messages.get("ledger.entry"), ENTRY, LedgerLine::index), ENTRY);
        fixed(
                table.node(
                        Messages.get("ledger.kind"),
                        KIND,
                        line -> line,
                        () -> new KindLabel(() -> proven),
                        KindLabel::show,
                        EntryKinds::word),
                KIND);
        table.text(Messages.get("ledger.what"), 0, EntriesCard::what);
        var time = table.node(
                Messages.get("ledger.time"), TIME, line -> line, TimeLabel::new, TimeLabel::show, TimeLabel::words);
        time.getStyleClass().add("figures");
        fixed(time, TIME);
        table.setAccessibleText(Messages.get("ledger.entries"));
        table.setId("ledger-entries");
        // Sorting would order only what was read; the order is that of the ledger.
        table.getColumns().forEach(column -> column.setSortable(false));
    }

    /** What there is of width is for the words. */
    private static void fixed(TableColumn<LedgerLine, ?> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
    }

    /** What an entry says, with what it says it of. */
    static String what(LedgerLine line) {
        if (line.damage().isPresent()) {
            return Messages.get(line.damage().get().changed() ? "ledger.what.changed" : "ledger.what.unreadable");
        }
        String what = CLAIM.matcher(CODE.matcher(line.what()).replaceAll("")).replaceFirst("");
        if (line.subject().isEmpty()) {
            return what;
        }
        // Many entries say the same of different claims: what tells them apart must not be cut.
        boolean ofClaim = line.claim().isPresent() || line.kind().equals(EntryKind.CLAIM.wireName());
        return Messages.get(ofClaim ? "ledger.what.claim" : "ledger.what.of", what, line.subject());
    }

    private void connect(Runnable open) {
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && !filling) {
                choose(line);
            }
        });
        model.selected().subscribe(line -> line.ifPresent(this::select));
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
                event.consume();
            }
        });
        table.skinProperty().subscribe(skin -> readAtEnd());
    }

    private void choose(LedgerLine line) {
        if (model.selected().get().filter(one -> one.index() == line.index()).isEmpty()) {
            model.selected().set(java.util.Optional.of(line));
        }
    }

    private void readAtEnd() {
        table.lookupAll(".scroll-bar").stream()
                .filter(node -> node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL)
                .map(ScrollBar.class::cast)
                .forEach(bar -> bar.valueProperty().subscribe(value -> {
                    if (bar.isVisible() && value.doubleValue() >= AT_END * bar.getMax()) {
                        model.readOlder();
                    }
                }));
    }

    private void select(LedgerLine line) {
        LedgerLine shown = table.getSelectionModel().getSelectedItem();
        if (shown != null && shown.index() == line.index()) {
            return;
        }
        for (int row = 0; row < table.getItems().size(); row++) {
            if (table.getItems().get(row).index() == line.index()) {
                table.getSelectionModel().clearAndSelect(row);
                return;
            }
        }
        table.getSelectionModel().clearSelection();
    }

    private void fill() {
        filling = true;
        table.rows().setAll(model.lines());
        model.selected().get().ifPresent(this::select);
        filling = false;
        count();
    }

    private void count() {
        long left = model.reached().get();
        table.setPlaceholder(placeholder(left));
        older.setVisible(left > 0);
        older.setDisable(model.reading().get());
        boolean all = model.query().get().equals(EntryQuery.ALL);
        String key = model.reading().get()
                ? "ledger.read.reading"
                : left > 0
                        ? (all ? "ledger.read.some" : "ledger.found.some")
                        : all ? "ledger.read.all" : "ledger.found.all";
        read.setText(
                model.trouble().get().isEmpty()
                        ? Messages.get(key, model.lines().size(), left)
                        : Messages.get("ledger.read.failed"));
    }

    /** What stands in the place of entries: why they could not be read, that none were found, or nothing while they are read. */
    private Node placeholder(long left) {
        if (!model.trouble().get().isEmpty()) {
            return new EmptyState(
                    Icons.CONTRAINDICATED,
                    Messages.get("ledger.read.failed"),
                    model.trouble().get());
        }
        if (model.reading().get()) {
            return new Label(Messages.get("ledger.read.reading"));
        }
        var all = Buttons.secondary(
                Messages.get("ledger.found.clear"), () -> model.query().set(EntryQuery.ALL));
        return new EmptyState(
                Icons.SEARCH,
                Messages.get("ledger.found.none"),
                Messages.get(left > 0 ? "ledger.found.none.older" : "ledger.found.none.next", left),
                all);
    }
}
