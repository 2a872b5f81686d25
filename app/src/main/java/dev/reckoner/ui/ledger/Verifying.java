package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.task.Job;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/** Whether the ledger agrees, whether that is being looked at, and how far that is. */
final class Verifying {
    private final PlaceContext context;
    private final Telling telling;
    private final ReadOnlyObjectWrapper<LedgerState> state;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final ReadOnlyObjectWrapper<Job.Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", new Job.Progress(0, 0, ""));
    private Optional<Job> job = Optional.empty();

    /** Tells of what failed. */
    @FunctionalInterface
    interface Telling {
        /** Under the code that the failure brings, else under that one. */
        void tell(String key, Exception failure, String code);
    }

    Verifying(PlaceContext context, Telling telling) {
        this.context = context;
        this.telling = telling;
        state = new ReadOnlyObjectWrapper<>(context.auditCase().ledger());
        // Followed from the list that the activity bar shows, before it runs: both say the same at any moment.
        context.background().jobs().addListener((ListChangeListener<Job>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream().filter(Verifying::verifies).forEach(this::follow);
            }
        });
    }

    /** The ledger as last verified. */
    ReadOnlyObjectProperty<LedgerState> state() {
        return state.getReadOnlyProperty();
    }

    /** The case has changed. */
    void refresh() {
        state.set(context.auditCase().ledger());
    }

    /** Whether the ledger is being verified or waits for it. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** How far that is. */
    ReadOnlyObjectProperty<Job.Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** What was read so far, in words. */
    static String count(Job.Progress now) {
        if (now.what().isEmpty()) {
            return Messages.get("ledger.verifying.next");
        }
        String done = Figures.count(now.done());
        return now.total() > 0
                ? Messages.get("ledger.verifying.of", done, Figures.count(now.total()), now.what())
                : Messages.get("ledger.verifying.count", done, now.what());
    }

    /** Recomputes everything, as a job; the result stands where the drawer of a narrow window shows it. */
    void verify() {
        context.navigator().openInspector();
        context.background()
                .submit(
                        Messages.get("ledger.verify.job"),
                        this::read,
                        found -> found.flatMap(VerifyWords::alarm),
                        found -> found.ifPresent(state::set),
                        failure -> telling.tell("ledger.verify.failed", failure, "LE-VERIFY-FAILED"));
    }

    private static boolean verifies(Job one) {
        return one.title().equals(Messages.get("ledger.verify.job"));
    }

    private void follow(Job started) {
        job = Optional.of(started);
        progress.bind(started.progress());
        started.state().subscribe(now -> busy.set(!now.over()));
    }

    private Optional<LedgerState> read(TaskProgress reporting) throws IOException {
        try {
            return Optional.of(context.auditCase().verifyLedger(reporting));
        } catch (CancellationException stopped) {
            return Optional.empty();
        }
    }

    /** Asks the verification to stop. */
    void stop() {
        job.ifPresent(Job::cancel);
    }

    /** Makes the tables anew from the entries, and verifies once more. */
    void rebuild() {
        context.background()
                .submit(
                        Messages.get("ledger.rebuild.job"),
                        reporting -> {
                            context.auditCase().rebuild(reporting);
                            return true;
                        },
                        done -> verify(),
                        failure -> telling.tell("ledger.rebuild.failed", failure, "LE-REBUILD-FAILED"));
    }
}
