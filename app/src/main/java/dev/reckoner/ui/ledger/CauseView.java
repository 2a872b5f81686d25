package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One cause: what is first, what can be done about it, and folded under it what else does not agree. */
final class CauseView extends VBox {
    /** More than that say nothing more; the command line prints them all. */
    private static final int MOST_FAILURES = 50;

    private final VerifyActions actions;

    /**
     * A cause.
     *
     * @param titled true if it is not the one that the card's own heading names
     */
    CauseView(Cause cause, LedgerState state, boolean titled, VerifyActions actions) {
        super(6);
        this.actions = actions;
        setPadding(new Insets(8, 12, 10, 12));
        getStyleClass().add("ruled-bottom");
        if (titled) {
            var title = new HBox(
                    8,
                    Icons.CONTRAINDICATED.icon("contraindicated"),
                    Words.label(Messages.get(cause.kind().key("title")), "name", "alarm", "prose"));
            title.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(title);
        }
        getChildren().add(failure(cause.first()));
        VerifyWords.sound(cause, state).ifPresent(sound -> getChildren().add(prose(sound)));
        getChildren().add(prose(VerifyWords.next(cause, state)));
        Offers.closed(cause, state).ifPresent(closed -> getChildren().add(prose(closed)));
        getChildren().add(todo(cause, titled));
        fold("ledger.beside", cause.beside());
        fold("ledger.following", cause.following());
    }

    private static Label prose(String text) {
        return Words.label(text, "second", "plain", "prose");
    }

    private FlowPane todo(Cause cause, boolean titled) {
        var todo = new FlowPane(8, 6);
        switch (cause.kind()) {
            case TABLES ->
                todo.getChildren().add(button("ledger-rebuild", "ledger.rebuild", Icons.AGAIN, actions.rebuild()));
            case ENTRIES, HEAD, FILES ->
                todo.getChildren().add(button("ledger-restore", "ledger.restore", Icons.BACKUP, actions.restore()));
            case OTHER -> {
                // Nobody knows yet what that is: what was found is to be shown to somebody who may.
            }
        }
        if (!titled) {
            // What is saved is all that was found, so it is offered once.
            todo.getChildren()
                    .add(button("ledger-keep-result", "ledger.result.export", Icons.EXPORT, actions.export()));
        }
        return todo;
    }

    /** Of a conflict that is known from opening on, before anything was read again. */
    static FlowPane ofConflict(VerifyActions actions) {
        var todo = new FlowPane(
                8,
                6,
                button("ledger-look", "ledger.verify", Icons.VERIFY, actions.verify()),
                button("ledger-restore", "ledger.restore", Icons.BACKUP, actions.restore()));
        todo.setPadding(new Insets(0, 12, 8, 12));
        return todo;
    }

    private static Button button(String id, String key, Icons icon, Runnable run) {
        Button button = Buttons.secondary(Messages.get(key), icon, run);
        button.setId(id);
        button.getStyleClass().add("small");
        return button;
    }

    private Node failure(LedgerFailure failure) {
        var lines = new VBox(2, prose(sentence(failure)));
        var facts = new HBox(8, Words.label(failure.code(), "code"));
        facts.setAlignment(Pos.CENTER_LEFT);
        failure.field()
                .ifPresent(field -> facts.getChildren().add(Words.label(Messages.get("ledger.field", field), "code")));
        failure.entry().ifPresent(entry -> {
            var link = Buttons.link(
                    Messages.get("ledger.entry.show", entry),
                    () -> actions.show().accept(entry));
            link.getStyleClass().addAll("flush", "second");
            facts.getChildren().add(link);
        });
        lines.getChildren().add(facts);
        return lines;
    }

    /** The store begins its sentences small, after a code. */
    private static String sentence(LedgerFailure failure) {
        String sentence = failure.sentence();
        return sentence.isEmpty() ? "" : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private void fold(String key, List<LedgerFailure> failures) {
        if (failures.isEmpty()) {
            return;
        }
        var folded = new VBox(8);
        folded.setPadding(new Insets(0, 0, 0, 20));
        folded.setVisible(false);
        folded.managedProperty().bind(folded.visibleProperty());
        failures.stream().limit(MOST_FAILURES).map(this::failure).forEach(folded.getChildren()::add);
        if (failures.size() > MOST_FAILURES) {
            folded.getChildren()
                    .add(Words.label(Messages.get("ledger.failures.more", failures.size() - MOST_FAILURES), "second"));
        }
        var open = Buttons.link(Messages.get(key, failures.size()), () -> folded.setVisible(!folded.isVisible()));
        open.getStyleClass().addAll("flush", "second");
        open.graphicProperty()
                .bind(folded.visibleProperty().map(shown -> (shown ? Icons.OPEN : Icons.EXPAND).icon("icon-12")));
        getChildren().addAll(open, folded);
    }
}
