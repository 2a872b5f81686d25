package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.OutcomeViewModel.Page;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceAction.Weight;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;

/** What the place can do, with the key for each. */
final class PlaceKeys {
    private final ReexecutionViewModel model;
    private final OutcomeViewModel outcome;
    private final OutcomeView view;

    PlaceKeys(ReexecutionViewModel model, OutcomeViewModel outcome, OutcomeView view) {
        this.model = model;
        this.outcome = outcome;
        this.view = view;
    }

    /** The primary one last. */
    List<PlaceAction> actions() {
        return List.of(tables(), drift(), graph(), values(), pause(), resume(), again());
    }

    private PlaceAction pause() {
        PlaceAction pause = action("pause", Icons.PAUSE, "P", Weight.SECONDARY, model::pause);
        refuse(
                pause,
                () -> switch (model.phase().get()) {
                    case RUNNING -> "";
                    case PAUSING -> "reexecution.refuse.pausing";
                    case IDLE, PAUSED -> "reexecution.refuse.idle";
                },
                model.phase());
        pause.offered().bind(Bindings.createBooleanBinding(() -> !isPaused(), model.phase()));
        return pause;
    }

    private PlaceAction resume() {
        PlaceAction resume = action("resume", Icons.RUN, "P", Weight.SECONDARY, model::resume);
        resume.offered().bind(Bindings.createBooleanBinding(this::isPaused, model.phase()));
        return resume;
    }

    private boolean isPaused() {
        return model.phase().get() == Phase.PAUSED;
    }

    private PlaceAction again() {
        PlaceAction again = action("again", Icons.RUN, "R", Weight.PRIMARY, model::runSelected);
        refuse(
                again,
                () -> model.running().get().isPresent()
                        ? "reexecution.refuse.running"
                        : model.selected().get().isEmpty() ? "reexecution.refuse.none" : "",
                model.running(),
                model.selected());
        return again;
    }

    private PlaceAction tables() {
        PlaceAction tables = action("tables", Icons.TABLE_TWIN, "T", Weight.KEY, view::toggleTables);
        needsOutcome(tables);
        return tables;
    }

    private PlaceAction drift() {
        PlaceAction drift = action(
                "drift",
                Icons.FILTER,
                "D",
                Weight.KEY,
                () -> outcome.operators()
                        .measure()
                        .set(outcome.operators().measure().get() == Measure.LOCAL ? Measure.DRIFT : Measure.LOCAL));
        needsOperators(drift);
        return drift;
    }

    private PlaceAction graph() {
        PlaceAction graph = action("graph", Icons.DERIVED, "G", Weight.KEY, () -> turn(Page.GRAPH));
        needsOperators(graph);
        return graph;
    }

    private PlaceAction values() {
        PlaceAction values = action("values", Icons.COLUMNS, "L", Weight.KEY, () -> turn(Page.VALUES));
        needsOutcome(values);
        return values;
    }

    private void turn(Page page) {
        outcome.page().set(outcome.page().get() == page ? Page.CARDS : page);
    }

    private void needsOutcome(PlaceAction action) {
        refuse(action, () -> model.outcome().get().isPresent() ? "" : "reexecution.refuse.noOutcome", model.outcome());
    }

    private void needsOperators(PlaceAction action) {
        refuse(
                action,
                () -> outcome.operators().found().get().isPresent() ? "" : "reexecution.refuse.noOperators",
                outcome.operators().found());
    }

    private static void refuse(PlaceAction action, Supplier<String> key, Observable... changing) {
        action.refusal()
                .bind(Bindings.createStringBinding(
                        () -> Optional.of(key.get())
                                .filter(it -> !it.isEmpty())
                                .map(Messages::get)
                                .orElse(""),
                        changing));
    }

    private static PlaceAction action(String key, Icons icon, String combination, Weight weight, Runnable run) {
        return new PlaceAction(Messages.get("reexecution.action." + key), icon, combination, weight, run);
    }
}
