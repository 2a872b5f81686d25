package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.OutcomeViewModel.Page;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A queue of claims to run again on this machine, and claimed beside recomputed values. */
public final class ReexecutionPlace implements Place {
    private final PlaceContext context;
    private final ReexecutionViewModel model;
    private final OutcomeViewModel outcomeModel;
    private final OutcomeView outcome;
    private final QueueCard queue;
    private final QueueTable table;
    private final Optional<CalibrationViewModel> calibrations;
    private final StackPane right = new StackPane();
    private final HBox comparison;
    private final StackPane view = new StackPane();
    private final SegmentedChoice<Tab> tabs;
    private final PlaceHeader header = new PlaceHeader(PlaceId.REEXECUTION);

    /** The place for an open case, with what every case offers. */
    public ReexecutionPlace(PlaceContext context) {
        this(context, Offers.of(context.auditCase()));
    }

    /** The place for an open case. */
    public ReexecutionPlace(PlaceContext context, Offers offers) {
        this.context = context;
        model = new ReexecutionViewModel(context.auditCase(), context.background());
        outcomeModel = new OutcomeViewModel(context.auditCase(), context.background(), offers, this::unread);
        tabs = HeaderChoices.tabs(offers);
        outcome = new OutcomeView(
                outcomeModel,
                context.notices(),
                offers.calibrations().map(desk -> () -> tabs.chosen().set(Tab.CALIBRATION)));
        queue = new QueueCard(model, this::toOutcome, () -> tabs.chosen().set(Tab.QUEUE));
        var facts = new RunFactsModel(context.auditCase(), context.background(), model, this::unread);
        table = new QueueTable(model, facts, () -> tabs.chosen().set(Tab.COMPARISON));
        calibrations = offers.calibrations()
                .map(desk -> new CalibrationViewModel(
                        desk, offers, context.background(), this::notCalibrated, this::notFound));
        comparison = new HBox(12, queue, right);
        HBox.setHgrow(right, Priority.ALWAYS);
        view.setMinSize(0, 0);
        comparison.setMinSize(0, 0);
        right.setMinSize(0, 0);
        header.beside().add(tabs);
        header.controls().add(HeaderChoices.devices(offers, model.options(), context.background(), this::notFound));
        header.controls().add(HeaderChoices.profiles(model.options()));
        header.actions().addAll(new PlaceKeys(model, outcomeModel, outcome).actions());
        Optional<CalibrationView> calibration = calibrations.map(CalibrationView::new);
        tabs.chosen().subscribe(tab -> show(tab, calibration));
        listen();
    }

    private void listen() {
        model.outcome().subscribe(made -> show());
        model.claim().subscribe(claim -> show());
        model.selected().subscribe(id -> {
            context.selection()
                    .claim()
                    .set(id.or(() -> context.selection().claim().get()));
            show();
        });
        model.failure().subscribe(failure -> failure.ifPresent(this::notRun));
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && outcomeModel.page().get() != Page.CARDS) {
                outcomeModel.page().set(Page.CARDS);
                outcome.focus();
                event.consume();
            }
        });
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
            tabs.chosen().set(Tab.COMPARISON);
            model.choose(asked.claims());
            model.run(asked.claims());
        } else {
            model.recall();
        }
        queue.focus();
    }

    /** Shows a part of the place. */
    void show(Tab tab) {
        tabs.chosen().set(tab);
    }

    private void show(Tab tab, Optional<CalibrationView> calibration) {
        view.getChildren()
                .setAll(
                        switch (tab) {
                            case COMPARISON -> comparison;
                            case QUEUE -> table;
                            case CALIBRATION -> calibration.orElseThrow();
                        });
        switch (tab) {
            case COMPARISON -> queue.focus();
            case QUEUE -> table.shown();
            case CALIBRATION -> calibrations.ifPresent(CalibrationViewModel::load);
        }
    }

    private void toOutcome() {
        if (model.outcome().get().isPresent()) {
            outcome.focus();
        }
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
                        made -> show(label, made),
                        () -> right.getChildren()
                                .setAll(empty(
                                        Messages.get("reexecution.notRun", label),
                                        Messages.get("reexecution.notRun.next"),
                                        Buttons.secondary(
                                                Messages.get("reexecution.action.open"),
                                                () -> context.navigator().showClaims(ClaimFilter.claim(id.get()))))));
    }

    private void show(String label, ReexecutionOutcome made) {
        outcomeModel.show(label, model.claim().get(), made);
        if (!right.getChildren().contains(outcome)) {
            right.getChildren().setAll(outcome);
        }
    }

    private static Node empty(String what, String next, Button... buttons) {
        var card = new StackPane(new EmptyState(Icons.RUN, what, next, buttons));
        card.getStyleClass().add("card");
        return card;
    }

    private String label(Digest id) {
        return model.queue().stream()
                .filter(item -> item.claim().equals(id))
                .map(QueueItem::label)
                .findFirst()
                .or(() -> model.claim().get().map(claim -> claim.row().label()))
                .orElseGet(id::abbreviated);
    }

    private void notRun(Exception failure) {
        tell("reexecution.failed", failure, "EX-RUN-FAILED");
    }

    private void unread(Exception failure) {
        tell("reexecution.unread", failure, "UI-CASE-UNREADABLE");
    }

    private void notFound(Exception failure) {
        tell("reexecution.device.failed", failure, "UI-DEVICES-UNKNOWN");
    }

    private void notCalibrated(Exception failure) {
        tell("calibration.failed", failure, "CA-FAILED");
    }

    private void tell(String key, Exception failure, String code) {
        context.notices()
                .add(Notice.failure(
                        Messages.get(key), String.valueOf(failure.getMessage()), Messages.get(key + ".next"), code));
    }
}
