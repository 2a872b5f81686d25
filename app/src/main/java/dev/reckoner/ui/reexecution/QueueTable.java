package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The whole queue as a table, with what is done with it: drawing a sample, running, clearing. */
final class QueueTable extends VBox {
    private final ReexecutionViewModel model;
    private final RunFactsModel facts;
    private final StandardTable<QueueItem> table = new StandardTable<>();
    private final Label sampled = new Label();
    private boolean selecting;

    /**
     * The table.
     *
     * @param open shows the comparison of the selected claim
     */
    QueueTable(ReexecutionViewModel model, RunFactsModel facts, Runnable open) {
        this.model = model;
        this.facts = facts;
        table.setId("queue-table");
        table.setAccessibleText(Messages.get("reexecution.queue"));
        columns();
        table.setPlaceholder(new EmptyState(
                Icons.RUN, Messages.get("reexecution.queue.empty"), Messages.get("reexecution.queue.empty.next")));
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
                event.consume();
            }
        });
        table.setRowFactory(view -> row(open));
        table.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !selecting) {
                model.selected().set(Optional.of(item.claim()));
            }
        });
        model.queue().addListener((ListChangeListener<QueueItem>) this::changed);
        model.selected().subscribe(id -> select());
        facts.version().subscribe(version -> table.refresh());
        var card = new Card(Messages.get("reexecution.queue")).ruled();
        card.tools(tools());
        var progress = new QueueProgress(model);
        progress.lieDown();
        sampled.getStyleClass().addAll("second", "prose");
        sampled.setId("sample-about");
        sampled.setPadding(new Insets(8, 12, 8, 12));
        sampled.managedProperty().bind(sampled.visibleProperty());
        model.sample().subscribe(sample -> {
            sampled.setText(sample.map(Sample::words).orElse(""));
            sampled.setVisible(sample.isPresent());
        });
        card.content(progress, sampled, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        fill();
    }

    /** Puts the keyboard into the table and reads what it lacks. */
    void shown() {
        facts.load();
        table.requestFocus();
    }

    private void columns() {
        table.text(Messages.get("reexecution.column.claim"), 220, QueueItem::label, "mono", "middle")
                .setMinWidth(120);
        table.text(Messages.get("reexecution.column.origin"), 120, QueueTable::origin, "body-2");
        table.text(Messages.get("reexecution.column.state"), 132, this::state, "body-2");
        table.node(
                        Messages.get("reexecution.column.verdict"),
                        150,
                        QueueItem::state,
                        VerdictWord::new,
                        VerdictWord::show,
                        VerdictWord::word)
                .setMinWidth(128);
        table.text(Messages.get("reexecution.column.device"), 220, item -> fact(item, RunFacts::device));
        table.text(
                Messages.get("reexecution.column.time"),
                90,
                item -> fact(item, run -> TimeLeft.took(run.took())),
                "mono",
                "figures");
        table.text(Messages.get("reexecution.column.code"), 0, item -> fact(item, RunFacts::code), "code");
    }

    private TableRow<QueueItem> row(Runnable open) {
        var row = new TableRow<QueueItem>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                open.run();
            }
        });
        return row;
    }

    private HBox tools() {
        Button run = Buttons.secondary(Messages.get("reexecution.action.run"), Icons.RUN, model::run);
        Button clear = Buttons.secondary(Messages.get("reexecution.action.clear"), Icons.CLOSE, model::clear);
        for (Button button : List.of(run, clear)) {
            button.getStyleClass().add("small");
        }
        run.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.waiting() || model.running().get().isPresent(), model.running(), model.queue()));
        clear.disableProperty().bind(Bindings.isEmpty(model.queue()));
        var gap = new Region();
        gap.setMinWidth(8);
        var tools = new HBox(8, new SampleForm(model::drawSample), gap, run, clear, TableTools.buttons(table));
        tools.setAlignment(Pos.CENTER_RIGHT);
        return tools;
    }

    /** A claim that changes its state is replaced alone. */
    private void changed(ListChangeListener.Change<? extends QueueItem> change) {
        while (change.next()) {
            boolean states = change.wasReplaced()
                    && change.getRemovedSize() == change.getAddedSize()
                    && table.rows().size() == model.queue().size();
            if (!states) {
                fill();
                return;
            }
            selecting = true;
            for (int i = change.getFrom(); i < change.getTo(); i++) {
                table.rows().set(i, model.queue().get(i));
            }
            selecting = false;
        }
        select();
    }

    private void fill() {
        selecting = true;
        table.rows().setAll(model.queue());
        selecting = false;
        select();
        if (getScene() != null) {
            facts.load();
        }
    }

    private void select() {
        QueueItem now = table.getSelectionModel().getSelectedItem();
        if (now != null && model.selected().get().equals(Optional.of(now.claim()))) {
            return;
        }
        selecting = true;
        model.queue().stream()
                .filter(item -> model.selected().get().equals(Optional.of(item.claim())))
                .findFirst()
                .ifPresentOrElse(
                        item -> table.getSelectionModel().select(item),
                        () -> table.getSelectionModel().clearSelection());
        selecting = false;
    }

    private String fact(QueueItem item, Function<RunFacts, String> which) {
        return item.state() instanceof State.Judged
                ? facts.of(item.claim()).map(which).orElse("")
                : "";
    }

    private static String origin(QueueItem item) {
        return Messages.get("reexecution.origin."
                + switch (item.origin()) {
                    case BY_HAND -> "byHand";
                    case SAMPLE -> "sample";
                    case RUN_BEFORE -> "runBefore";
                });
    }

    private String state(QueueItem item) {
        if (!(item.state() instanceof State.Judged judged)) {
            return QueueState.of(item.state()).word();
        }
        boolean now = model.made(item.claim()).isPresent() && !judged.earlier();
        return Messages.get(now ? "reexecution.queue.done" : "reexecution.queue.doneBefore");
    }
}
