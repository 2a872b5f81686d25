package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A queue of claims to run again on this machine, and claimed beside recomputed values. */
public final class ReexecutionPlace implements Place {
    private final PlaceContext context;
    private final ReexecutionViewModel model;
    private final OutcomeView outcome = new OutcomeView();
    private final StackPane right = new StackPane();
    private final HBox view;
    private final PlaceHeader header = new PlaceHeader(PlaceId.REEXECUTION);

    /** The place for an open case. */
    public ReexecutionPlace(PlaceContext context) {
        this.context = context;
        model = new ReexecutionViewModel(context.auditCase(), context.background());
        view = new HBox(12, new QueueCard(model), right);
        view.setMinSize(0, 0);
        right.setMinSize(0, 0);
        HBox.setHgrow(right, Priority.ALWAYS);
        describe();
        model.outcome().subscribe(made -> show());
        model.claim().subscribe(claim -> show());
        model.selected().subscribe(id -> {
            context.selection()
                    .claim()
                    .set(id.or(() -> context.selection().claim().get()));
            show();
        });
        model.failure().subscribe(failure -> failure.ifPresent(this::tell));
    }

    @Override
    public PlaceId id() {
        return PlaceId.REEXECUTION;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public PlaceHeader header() {
        return header;
    }

    @Override
    public void shown(Visit visit) {
        if (visit instanceof Visit.Reexecution asked) {
            model.choose(asked.claims());
            model.run(asked.claims());
        } else {
            model.recall();
        }
    }

    private void describe() {
        var device = new Label(
                Messages.get("reexecution.device.cpu", Runtime.getRuntime().availableProcessors()),
                Icons.DEVICE.icon());
        device.getStyleClass().add("chip");
        device.setAccessibleText(Messages.get("reexecution.device") + ": " + device.getText());
        header.beside().add(device);
        var configuration = new SegmentedChoice<>(
                List.of(true, false),
                recorded -> Messages.get(recorded ? "reexecution.profile.recorded" : "reexecution.profile.canonical"));
        configuration.setAlignment(Pos.CENTER_LEFT);
        configuration.setAccessibleText(Messages.get("reexecution.profile"));
        configuration
                .chosen()
                .subscribe(recorded -> model.options()
                        .set(new ReexecutionOptions(
                                recorded, model.options().get().testSubstitutes())));
        explain(configuration);
        header.beside().add(configuration);
        var clear = action("clear", Icons.CLOSE, "", PlaceAction.Weight.SECONDARY, model::clear);
        var run = action("run", Icons.RUN, "", PlaceAction.Weight.SECONDARY, model::run);
        run.refusal()
                .bind(Bindings.createStringBinding(
                        () -> busy().orElseGet(() -> model.waiting() ? "" : Messages.get("reexecution.refuse.nothing")),
                        model.running(),
                        model.queue()));
        var again = action("again", Icons.AGAIN, "R", PlaceAction.Weight.PRIMARY, model::runSelected);
        again.refusal()
                .bind(Bindings.createStringBinding(
                        () -> busy().orElseGet(() ->
                                model.selected().get().isEmpty() ? Messages.get("reexecution.refuse.none") : ""),
                        model.running(),
                        model.selected()));
        header.actions().addAll(List.of(clear, run, again));
    }

    /** The two choices in words, for the pointer; the question mark beside the verdict explains them as well. */
    private static void explain(SegmentedChoice<Boolean> configuration) {
        for (Node node : configuration.getChildren()) {
            if (node instanceof ToggleButton button) {
                boolean recorded = Boolean.TRUE.equals(button.getUserData());
                button.setTooltip(new Tooltip(TermsPane.meaning(recorded ? "recorded" : "canonical")));
            }
        }
    }

    private static PlaceAction action(
            String key, Icons icon, String combination, PlaceAction.Weight weight, Runnable run) {
        return new PlaceAction(Messages.get("reexecution.action." + key), icon, combination, weight, run);
    }

    private Optional<String> busy() {
        return model.running().get().map(job -> Messages.get("reexecution.refuse.running"));
    }

    private void show() {
        Optional<Digest> id = model.selected().get();
        if (id.isEmpty()) {
            right.getChildren()
                    .setAll(empty(Messages.get("reexecution.empty"), Messages.get("reexecution.empty.next")));
            return;
        }
        String label = label(id.get());
        model.outcome()
                .get()
                .ifPresentOrElse(
                        made -> {
                            outcome.show(label, model.claim().get(), made);
                            right.getChildren().setAll(outcome);
                        },
                        () -> right.getChildren()
                                .setAll(empty(
                                        Messages.get("reexecution.notRun", label),
                                        Messages.get("reexecution.notRun.next"),
                                        Buttons.secondary(
                                                Messages.get("reexecution.action.open"),
                                                () -> context.navigator().showClaims(ClaimFilter.claim(id.get()))))));
    }

    private static Node empty(String what, String next, javafx.scene.control.Button... buttons) {
        var card = new StackPane(new EmptyState(Icons.RUN, what, next, buttons));
        card.getStyleClass().add("card");
        return card;
    }

    private String label(Digest id) {
        return model.queue().stream()
                .filter(item -> item.claim().equals(id))
                .map(QueueItem::label)
                .findFirst()
                .or(() -> context.auditCase().claims().stream()
                        .filter(row -> row.id().equals(id))
                        .map(ClaimRow::label)
                        .findFirst())
                .orElseGet(id::abbreviated);
    }

    private void tell(Exception failure) {
        context.notices()
                .add(Notice.failure(
                        Messages.get("reexecution.failed"),
                        String.valueOf(failure.getMessage()),
                        Messages.get("reexecution.failed.next"),
                        "EX-RUN-FAILED"));
    }
}
