package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Job;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/**
 * The queue of claims to run again, claims chosen by hand before the drawn sample, and what came of the selected one. A claim
 * that is in both is run once.
 */
final class ReexecutionViewModel {
    private final AuditCase auditCase;
    private final Background background;
    private final RunQueue queue;
    private final QueueRunner runner;
    private final ObjectProperty<ReexecutionOptions> options = new SimpleObjectProperty<>(ReexecutionOptions.DEFAULT);
    private final ObjectProperty<Optional<Digest>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ReexecutionOutcome>> outcome =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ClaimDetail>> claim = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Sample>> sample = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<Digest, ReexecutionOutcome> outcomes = new HashMap<>();
    private long question;

    ReexecutionViewModel(AuditCase auditCase, Background background) {
        this(auditCase, background, System::nanoTime);
    }

    /**
     * The same with another clock.
     *
     * @param nanos counts nanoseconds from any moment on
     */
    ReexecutionViewModel(AuditCase auditCase, Background background, LongSupplier nanos) {
        this.auditCase = auditCase;
        this.background = background;
        this.queue = new RunQueue(auditCase);
        this.runner = new QueueRunner(auditCase, background, nanos, queue, this::take);
        selected.subscribe(() -> showOutcome());
        runner.failure().subscribe(reason -> failure.set(reason));
    }

    /** Claims in the order in which they run. */
    ObservableList<QueueItem> queue() {
        return queue.items();
    }

    /** How they are run. */
    ObjectProperty<ReexecutionOptions> options() {
        return options;
    }

    /** The claim whose comparison is shown. */
    ObjectProperty<Optional<Digest>> selected() {
        return selected;
    }

    /** What came of the selected claim. */
    ReadOnlyObjectProperty<Optional<ReexecutionOutcome>> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** The selected claim itself, once it is read. */
    ReadOnlyObjectProperty<Optional<ClaimDetail>> claim() {
        return claim.getReadOnlyProperty();
    }

    /** Claims of the queue by verdict, each claim once; all five verdicts are there. */
    ReadOnlyObjectProperty<Map<Verdict, Long>> summary() {
        return queue.summary();
    }

    /** The job that runs the queue, while it waits or runs. */
    ReadOnlyObjectProperty<Optional<Job>> running() {
        return runner.running();
    }

    /** What the queue does. */
    ReadOnlyObjectProperty<Phase> phase() {
        return runner.phase();
    }

    /** How long the run still takes; empty where that cannot be told. */
    ReadOnlyObjectProperty<Optional<Duration>> timeLeft() {
        return runner.timeLeft();
    }

    /** Why something stopped without an answer. */
    ReadOnlyObjectProperty<Optional<Exception>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** What came of a claim in this session. */
    Optional<ReexecutionOutcome> made(Digest id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    /** How many claims of the queue are still to get a verdict, those included that are run once more. */
    long left() {
        Set<Digest> left = new HashSet<>(queue.waiting());
        left.addAll(runner.left());
        return left.size();
    }

    /** How many claims the queue holds, each once. */
    long size() {
        return queue().stream().map(QueueItem::claim).distinct().count();
    }

    /** Puts claims in front of the queue, after those chosen before, and selects the first of them. */
    void choose(Collection<Digest> claims) {
        queue.choose(claims).stream().findFirst().ifPresent(id -> selected.set(Optional.of(id)));
    }

    /** Fills an empty queue with claims that were run before, so that their verdicts are at hand. */
    void recall() {
        if (queue().isEmpty()) {
            background.read(
                    progress -> queue.runBefore(),
                    before -> {
                        queue.recall(before);
                        queue().stream().findFirst().ifPresent(item -> selected.set(Optional.of(item.claim())));
                    },
                    reason -> failure.set(Optional.of(reason)));
        }
    }

    /** Replaces the sample by one of that size, drawn from every claim of the case. */
    void drawSample(int size) {
        String root = auditCase.ledger().root();
        background.read(
                progress -> Sample.draw(auditCase, root, size),
                drawn -> {
                    queue.sample(drawn.claims(), runner.left());
                    sample.set(Optional.of(drawn));
                },
                reason -> failure.set(Optional.of(reason)));
    }

    /** The sample that was drawn last; empty where none was. */
    ReadOnlyObjectProperty<Optional<Sample>> sample() {
        return sample.getReadOnlyProperty();
    }

    /** Takes everything out that is not part of a run under way. */
    void clear() {
        queue.clear(running().get().isPresent() ? runner.left() : List.of());
        sample.set(Optional.empty());
        if (phase().get() == Phase.PAUSED) {
            runner.cancel();
        }
    }

    /** Runs every claim that waits. */
    void run() {
        run(queue.waiting());
    }

    /** Runs these claims of the queue; nothing happens while a run is under way. */
    void run(List<Digest> claims) {
        runner.run(claims, options.get());
    }

    /** Runs the selected claim, whether it has a verdict or not; a paused queue stays paused. */
    void runSelected() {
        selected.get().ifPresent(id -> {
            if (!queue.holds(id)) {
                choose(List.of(id));
            }
            run(List.of(id));
        });
    }

    /** Lets the claim under work get its verdict and then stops. */
    void pause() {
        runner.pause();
    }

    /** Goes on where it was paused. */
    void resume() {
        runner.resume(options.get());
    }

    /** Asks the run to stop; the claims that were not reached wait again. */
    void cancel() {
        runner.cancel();
    }

    /** True if something in the queue waits. */
    boolean waiting() {
        return queue().stream().anyMatch(QueueItem::isWaiting);
    }

    private void take(List<ReexecutionOutcome> made) {
        made.forEach(each -> outcomes.put(each.claim(), each));
        if (made.stream().anyMatch(each -> Optional.of(each.claim()).equals(selected.get()))) {
            showOutcome();
        }
    }

    private void showOutcome() {
        Optional<Digest> id = selected.get();
        Optional<ReexecutionOutcome> known = id.map(outcomes::get);
        long asked = ++question;
        claim.set(claim.get().filter(it -> id.equals(Optional.of(it.claim().id()))));
        outcome.set(known);
        id.ifPresent(it -> background.read(
                progress -> auditCase.claim(it),
                detail -> {
                    if (asked == question) {
                        claim.set(detail);
                        outcome.set(known.or(() -> detail.flatMap(ClaimDetail::comparison)));
                    }
                },
                reason -> failure.set(Optional.of(reason))));
    }
}
