package dev.reckoner.ui.shell;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Job;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

/** What the activity bar says: the running job, else the last one that ended and was not yet seen. */
final class ActivityViewModel {
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Job>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<LedgerState> ledger;
    private final int threads;

    ActivityViewModel(AuditCase auditCase, Background background, int threads) {
        this.background = background;
        this.threads = threads;
        ledger = new SimpleObjectProperty<>(this, "ledger", auditCase.ledger());
        auditCase.onChange(background.coalesced(() -> ledger.set(auditCase.ledger())));
        background.jobs().forEach(this::follow);
        background.jobs().addListener((ListChangeListener<Job>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::follow);
            }
            update();
        });
        update();
    }

    private void follow(Job job) {
        job.state().addListener(changed -> update());
    }

    private void update() {
        var running = background.jobs().stream()
                .filter(job -> job.state().get() == Job.State.RUNNING)
                .findFirst();
        var last = background.jobs().reversed().stream()
                .filter(job -> job.state().get().over())
                .findFirst();
        // Setting the same job again must still redraw: its state is another.
        shown.set(Optional.empty());
        shown.set(running.or(() -> last));
        waiting.set((int) background.jobs().stream()
                .filter(job -> job.state().get() == Job.State.WAITING)
                .count());
    }

    /** The person has seen how the last job ended. */
    void seen() {
        background.clearFinished();
    }

    ReadOnlyObjectProperty<Optional<Job>> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LedgerState> ledger() {
        return ledger;
    }

    int threads() {
        return threads;
    }
}
