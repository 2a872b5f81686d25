package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.Origin;
import dev.reckoner.ui.reexecution.QueueItem.State;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Job;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The queue of claims to run again, claims chosen by hand before the drawn sample, and what came of them. A claim that is
 * in both is run once.
 */
final class ReexecutionViewModel {
    /** How many earlier verdicts an empty queue shows. */
    private static final int RECALLED = 10_000;

    private final AuditCase auditCase;
    private final Background background;
    private final ObservableList<QueueItem> queue = FXCollections.observableArrayList();
    private final ObjectProperty<ReexecutionOptions> options = new SimpleObjectProperty<>(ReexecutionOptions.DEFAULT);
    private final ObjectProperty<Optional<Digest>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ReexecutionOutcome>> outcome =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ClaimDetail>> claim = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Verdict, Long>> summary = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<Digest, ReexecutionOutcome> outcomes = new HashMap<>();
    private final Queue<ReexecutionOutcome> arriving = new ConcurrentLinkedQueue<>();
    private final Runnable arrived;
    private List<Digest> batch = List.of();
    private long question;

    ReexecutionViewModel(AuditCase auditCase, Background background) {
        this.auditCase = auditCase;
        this.background = background;
        this.arrived = background.coalesced(this::takeOutcomes);
        selected.subscribe(() -> showOutcome());
        summary.set(count());
    }

    /** Claims in the order in which they run. */
    ObservableList<QueueItem> queue() {
        return queue;
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
        return summary.getReadOnlyProperty();
    }

    /** The job that runs the queue, while it waits or runs. */
    ReadOnlyObjectProperty<Optional<Job>> running() {
        return running.getReadOnlyProperty();
    }

    /** Why the last run stopped without an answer. */
    ReadOnlyObjectProperty<Optional<Exception>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Puts claims in front of the queue, after those chosen before, and selects the first of them. */
    void choose(Collection<Digest> claims) {
        Map<Digest, ClaimRow> rows = rows();
        var ids = new LinkedHashSet<>(ids(Origin.BY_HAND));
        ids.addAll(claims);
        replace(
                Origin.BY_HAND,
                ids.stream().filter(rows::containsKey).map(rows::get).toList());
        claims.stream().filter(rows::containsKey).findFirst().ifPresent(id -> selected.set(Optional.of(id)));
    }

    /** Fills an empty queue with claims that were run before, those outside their bounds first, so that their verdicts are at hand. */
    void recall() {
        if (!queue.isEmpty()) {
            return;
        }
        List<ClaimRow> judged = rows().values().stream()
                .filter(row -> row.verdict().isPresent())
                .sorted(Comparator.comparing(
                        row -> row.verdict().filter(v -> v == Verdict.OUTSIDE).isEmpty()))
                .limit(RECALLED)
                .toList();
        replace(Origin.RUN_BEFORE, judged);
        judged.stream().findFirst().ifPresent(row -> selected.set(Optional.of(row.id())));
    }

    /** Replaces the sample by one of that size, drawn from every claim of the case. */
    void drawSample(int size) {
        Map<Digest, ClaimRow> rows = rows();
        String root = auditCase.ledger().root();
        background.read(
                progress -> Draw.of(List.copyOf(rows.keySet()), root, size),
                drawn -> replace(Origin.SAMPLE, drawn.stream().map(rows::get).toList()),
                this::failed);
    }

    /** Takes everything out that is not under work. */
    void clear() {
        queue.removeIf(item -> !(item.state() instanceof State.Running));
        summary.set(count());
    }

    /** Runs every claim that waits. */
    void run() {
        run(distinct(item -> item.state() instanceof State.Waiting));
    }

    /** Runs the selected claim, whether it has a verdict or not. */
    void runSelected() {
        selected.get().ifPresent(id -> {
            if (queue.stream().noneMatch(item -> item.claim().equals(id))) {
                choose(List.of(id));
            }
            run(List.of(id));
        });
    }

    /** Asks the run to stop; the claims that were not reached wait again. */
    void cancel() {
        running.get().ifPresent(Job::cancel);
    }

    /** True if something in the queue waits. */
    boolean waiting() {
        return queue.stream().anyMatch(item -> item.state() instanceof State.Waiting);
    }

    /** Runs these claims of the queue; nothing happens while a run is under way. */
    void run(List<Digest> claims) {
        if (claims.isEmpty() || running.get().isPresent()) {
            return;
        }
        failure.set(Optional.empty());
        batch = claims;
        mark(claims.getFirst(), new State.Running());
        ReexecutionOptions how = options.get();
        // The job may be over before submit returns, so that the property must not be set after it has been cleared.
        var over = new boolean[1];
        Job job = background.submit(
                Messages.get("reexecution.job", claims.size()),
                progress -> auditCase.reexecute(claims, how, this::arrive, progress),
                all -> {
                    over[0] = true;
                    finish();
                },
                reason -> {
                    over[0] = true;
                    failed(reason);
                    finish();
                });
        if (!over[0]) {
            running.set(Optional.of(job));
            // A job that is cancelled while it waits ends without a result.
            job.state().subscribe(state -> {
                if (state == Job.State.CANCELLED) {
                    finish();
                }
            });
        }
    }

    /** On the working thread. */
    private void arrive(ReexecutionOutcome made) {
        arriving.add(made);
        arrived.run();
    }

    private void takeOutcomes() {
        ReexecutionOutcome made = arriving.poll();
        boolean any = made != null;
        while (made != null) {
            outcomes.put(made.claim(), made);
            mark(made.claim(), new State.Judged(made.verdict()));
            made = arriving.poll();
        }
        if (any) {
            batch.stream()
                    .filter(id -> !outcomesOfBatch(id))
                    .findFirst()
                    .ifPresent(id -> mark(id, new State.Running()));
            summary.set(count());
            showOutcome();
        }
    }

    private boolean outcomesOfBatch(Digest id) {
        return queue.stream()
                .filter(item -> item.claim().equals(id))
                .anyMatch(item -> item.state() instanceof State.Judged);
    }

    private void finish() {
        takeOutcomes();
        running.set(Optional.empty());
        batch = List.of();
        Map<Digest, ClaimRow> rows = rows();
        replaceWhere(item -> item.state() instanceof State.Running, item -> restored(item, rows));
        summary.set(count());
    }

    private static QueueItem restored(QueueItem item, Map<Digest, ClaimRow> rows) {
        ClaimRow row = rows.get(item.claim());
        return row == null ? item.with(new State.Waiting()) : QueueItem.of(row, item.origin());
    }

    private void mark(Digest id, State state) {
        replaceWhere(item -> item.claim().equals(id), item -> item.with(state));
    }

    /** Sets only what changes: a list view redraws each item that is set. */
    private void replaceWhere(Predicate<QueueItem> which, UnaryOperator<QueueItem> change) {
        for (int i = 0; i < queue.size(); i++) {
            QueueItem item = queue.get(i);
            if (which.test(item)) {
                queue.set(i, change.apply(item));
            }
        }
    }

    private void replace(Origin origin, List<ClaimRow> rows) {
        // An item that is under work or has a verdict stays as it is when the queue around it changes.
        Map<Digest, QueueItem> known =
                queue.stream().collect(Collectors.toMap(QueueItem::claim, Function.identity(), (a, b) -> a));
        List<QueueItem> changed = rows.stream()
                .map(row -> Optional.ofNullable(known.get(row.id()))
                        .map(item -> new QueueItem(row.id(), row.label(), origin, item.state()))
                        .orElseGet(() -> QueueItem.of(row, origin)))
                .toList();
        // What was only recalled makes room for what is asked for now.
        List<QueueItem> kept = queue.stream()
                .filter(item -> item.origin() != origin && item.origin() != Origin.RUN_BEFORE)
                .toList();
        queue.setAll(Stream.concat(
                        (origin == Origin.BY_HAND ? changed : kept).stream(),
                        (origin == Origin.BY_HAND ? kept : changed).stream())
                .toList());
        summary.set(count());
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
                this::failed));
    }

    private Map<Verdict, Long> count() {
        Map<Digest, Verdict> judged = new HashMap<>();
        for (QueueItem item : queue) {
            if (item.state() instanceof State.Judged verdict) {
                judged.put(item.claim(), verdict.verdict());
            }
        }
        var counts = new EnumMap<Verdict, Long>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, judged.values().stream().filter(verdict::equals).count());
        }
        return counts;
    }

    private Set<Digest> ids(Origin origin) {
        return queue.stream()
                .filter(item -> item.origin() == origin)
                .map(QueueItem::claim)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Digest> distinct(Predicate<QueueItem> which) {
        return queue.stream().filter(which).map(QueueItem::claim).distinct().toList();
    }

    private Map<Digest, ClaimRow> rows() {
        return auditCase.claims().stream().collect(Collectors.toMap(ClaimRow::id, Function.identity(), (a, b) -> a));
    }

    private void failed(Exception reason) {
        failure.set(Optional.of(reason));
    }
}
