package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.State;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Runs claims of the queue in the background, one job at a time, and can hold it between two of them. */
final class QueueRunner {
    private final AuditCase auditCase;
    private final Background background;
    private final RunQueue queue;
    private final Pace pace;
    private final Consumer<List<ReexecutionOutcome>> made;
    private final Queue<ReexecutionOutcome> arriving = new ConcurrentLinkedQueue<>();
    private final Runnable arrived;
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyObjectWrapper<Optional<Duration>> timeLeft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<Digest> done = new HashSet<>();
    private List<Digest> batch = List.of();
    /** What a pause left, those included that have a verdict of an earlier run. */
    private List<Digest> paused = List.of();

    private AtomicBoolean hold = new AtomicBoolean();
    private ReexecutionOptions options = ReexecutionOptions.DEFAULT;
    /** A pause was taken back; the run may have stopped for it already. */
    private boolean resumed;

    /**
     * A runner of a queue.
     *
     * @param made gets outcomes on the FX thread
     */
    QueueRunner(
            AuditCase auditCase,
            Background background,
            LongSupplier nanos,
            RunQueue queue,
            Consumer<List<ReexecutionOutcome>> made) {
        this.auditCase = auditCase;
        this.background = background;
        this.queue = queue;
        this.pace = new Pace(nanos);
        this.made = made;
        this.arrived = background.coalesced(this::take);
    }

    ReadOnlyObjectProperty<Optional<Job>> running() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Duration>> timeLeft() {
        return timeLeft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Exception>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The claims of the run under way and of a paused one that have no verdict of it yet. */
    List<Digest> left() {
        return Stream.concat(underWay().stream(), paused.stream()).distinct().toList();
    }

    private List<Digest> underWay() {
        return batch.stream().filter(id -> !done.contains(id)).toList();
    }

    /** Runs claims; nothing happens while a run is under way. What was paused stays so until it is resumed. */
    void run(List<Digest> claims, ReexecutionOptions how) {
        if (claims.isEmpty() || running.get().isPresent()) {
            return;
        }
        boolean wasPaused = phase.get() == Phase.PAUSED;
        failure.set(Optional.empty());
        batch = claims;
        options = how;
        done.clear();
        pace.begin(claims.size());
        hold = new AtomicBoolean();
        phase.set(Phase.RUNNING);
        queue.age(claims);
        queue.mark(claims.getFirst(), new State.Running());
        submit(claims, how, hold, wasPaused);
    }

    private void submit(List<Digest> claims, ReexecutionOptions how, AtomicBoolean held, boolean wasPaused) {
        // The job may be over before submit returns, so that the property must not be set after it has been cleared.
        var over = new boolean[1];
        Job job = background.submit(
                Messages.get("reexecution.job", claims.size()),
                progress -> {
                    var holding = new HeldProgress(progress, held);
                    return auditCase.reexecute(claims, how, outcome -> arrive(outcome, holding), holding);
                },
                all -> {
                    over[0] = true;
                    finish(wasPaused);
                },
                reason -> {
                    over[0] = true;
                    failure.set(Optional.of(reason));
                    batch = List.of();
                    finish(wasPaused);
                });
        if (!over[0]) {
            running.set(Optional.of(job));
            follow(job, wasPaused);
        }
    }

    private void follow(Job job, boolean wasPaused) {
        // A job that is cancelled while it waits ends without a result.
        job.state().subscribe(state -> {
            if (state == Job.State.CANCELLED) {
                batch = List.of();
                finish(wasPaused);
            }
        });
        job.progress().subscribe(now -> markUnderWork());
    }

    /** The first claim without a verdict is under work, and how much of it is done where the progress is that of this claim. */
    private void markUnderWork() {
        OptionalInt percent = running.get()
                .map(job -> job.progress().get())
                .filter(now -> now.part() >= 0 && now.done() == done.size())
                .map(now -> OptionalInt.of((int) Math.floor(100 * now.part())))
                .orElse(OptionalInt.empty());
        underWay().stream()
                .findFirst()
                .filter(id -> !hold.get() || percent.isPresent())
                .ifPresent(id -> queue.mark(id, new State.Running(percent)));
    }

    /** On the working thread. */
    private void arrive(ReexecutionOutcome outcome, HeldProgress progress) {
        progress.ended();
        arriving.add(outcome);
        arrived.run();
    }

    private void take() {
        var taken = new ArrayList<ReexecutionOutcome>();
        for (ReexecutionOutcome next = arriving.poll(); next != null; next = arriving.poll()) {
            taken.add(next);
            done.add(next.claim());
            pace.ended();
            queue.mark(next.claim(), new State.Judged(next.verdict()));
        }
        if (!taken.isEmpty()) {
            markUnderWork();
            timeLeft.set(pace.remaining());
            queue.recount();
            made.accept(taken);
        }
    }

    private void finish(boolean wasPaused) {
        take();
        List<Digest> rest = underWay();
        paused = paused.stream().filter(id -> !done.contains(id)).toList();
        batch = List.of();
        done.clear();
        running.set(Optional.empty());
        timeLeft.set(Optional.empty());
        boolean held = phase.get() == Phase.PAUSING || wasPaused;
        if (phase.get() == Phase.PAUSING) {
            paused = Stream.concat(paused.stream(), rest.stream()).distinct().toList();
        }
        queue.restore();
        boolean more = !paused.isEmpty() || !queue.waiting().isEmpty();
        phase.set(held && more ? Phase.PAUSED : Phase.IDLE);
        boolean goesOn = resumed && !held;
        resumed = false;
        if (goesOn) {
            run(rest, options);
        }
    }

    /** Lets the claim under work get its verdict and then stops. */
    void pause() {
        if (phase.get() == Phase.RUNNING) {
            hold.set(true);
            phase.set(Phase.PAUSING);
        }
    }

    /** Takes back a pause that is not reached yet, or goes on with what one left and with what waits. */
    void resume(ReexecutionOptions how) {
        if (phase.get() == Phase.PAUSING) {
            hold.set(false);
            resumed = true;
            phase.set(Phase.RUNNING);
        } else if (phase.get() == Phase.PAUSED) {
            List<Digest> rest = Stream.concat(paused.stream(), queue.waiting().stream())
                    .filter(queue::holds)
                    .distinct()
                    .toList();
            giveUp();
            run(rest, how);
        }
    }

    private void giveUp() {
        paused = List.of();
        phase.set(Phase.IDLE);
    }

    /** Asks the run to stop, or gives up what is paused. */
    void cancel() {
        resumed = false;
        hold.set(false);
        if (phase.get() == Phase.PAUSING) {
            phase.set(Phase.RUNNING);
        }
        running.get().ifPresentOrElse(Job::cancel, this::giveUp);
    }
}
