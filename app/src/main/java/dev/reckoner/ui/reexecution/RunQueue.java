package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimList;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.reexecution.QueueItem.Origin;
import dev.reckoner.ui.reexecution.QueueItem.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which claims are to be run again: those chosen by hand before the drawn sample, each with where it stands. */
final class RunQueue {
    /** How many earlier verdicts an empty queue shows. */
    private static final int RECALLED = 10_000;

    private static final List<Verdict> GRAVEST_FIRST = List.of(
            Verdict.OUTSIDE,
            Verdict.WITHIN_THEORETICAL,
            Verdict.INCONCLUSIVE,
            Verdict.WITHIN_EMPIRICAL,
            Verdict.BIT_EXACT);

    private final AuditCase auditCase;
    private final ObservableList<QueueItem> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<Verdict, Long>> summary = new ReadOnlyObjectWrapper<>(Map.of());

    RunQueue(AuditCase auditCase) {
        this.auditCase = auditCase;
        summary.set(count());
    }

    /** Claims in the order in which they run. */
    ObservableList<QueueItem> items() {
        return items;
    }

    /** Claims by verdict, each claim once; all five verdicts are there. */
    ReadOnlyObjectProperty<Map<Verdict, Long>> summary() {
        return summary.getReadOnlyProperty();
    }

    /** Puts claims in front, after those chosen before; answers those that the case holds. */
    List<Digest> choose(Collection<Digest> claims) {
        var ids = new LinkedHashSet<>(ids(Origin.BY_HAND));
        ids.addAll(claims);
        Map<Digest, ClaimRow> rows = rows(ids);
        replace(
                Origin.BY_HAND,
                ids.stream().filter(rows::containsKey).map(rows::get).toList());
        return claims.stream().filter(rows::containsKey).toList();
    }

    /** Fills an empty queue with claims that were run before. */
    void recall(List<ClaimRow> before) {
        if (items.isEmpty()) {
            replace(Origin.RUN_BEFORE, before);
        }
    }

    /**
     * Replaces the sample.
     *
     * @param kept claims of a run under way: those of the sample before stay in front until it has ended
     */
    void sample(List<Digest> drawn, Collection<Digest> kept) {
        var ids = new LinkedHashSet<>(ids(Origin.SAMPLE));
        ids.retainAll(Set.copyOf(kept));
        ids.addAll(drawn);
        Map<Digest, ClaimRow> rows = rows(ids);
        replace(
                Origin.SAMPLE,
                ids.stream().filter(rows::containsKey).map(rows::get).toList());
    }

    /**
     * Takes everything out that is not under work.
     *
     * @param kept claims of a run under way
     */
    void clear(Collection<Digest> kept) {
        Set<Digest> stay = Set.copyOf(kept);
        items.removeIf(item -> !item.isRunning() && !stay.contains(item.claim()));
        summary.set(count());
    }

    /** Marks the verdicts of claims that are about to be run again. */
    void age(Collection<Digest> claims) {
        Set<Digest> aged = Set.copyOf(claims);
        replaceWhere(item -> aged.contains(item.claim()), QueueItem::aged);
        recount();
    }

    /** What waits, each claim once. */
    List<Digest> waiting() {
        return items.stream()
                .filter(QueueItem::isWaiting)
                .map(QueueItem::claim)
                .distinct()
                .toList();
    }

    boolean holds(Digest claim) {
        return items.stream().anyMatch(item -> item.claim().equals(claim));
    }

    void mark(Digest claim, State state) {
        replaceWhere(item -> item.claim().equals(claim), item -> item.with(state));
    }

    /** What was under work when a run ended is as the case knows it. */
    void restore() {
        Map<Digest, ClaimRow> rows = rows(items.stream()
                .filter(item -> item.isRunning() || item.isEarlier())
                .map(QueueItem::claim)
                .toList());
        replaceWhere(item -> item.isRunning() || item.isEarlier(), item -> {
            ClaimRow row = rows.get(item.claim());
            return row == null ? item.with(new State.Waiting()) : QueueItem.of(row, item.origin());
        });
        recount();
    }

    void recount() {
        summary.set(count());
    }

    /** Sets only what changes: a list view redraws each item that is set. */
    private void replaceWhere(Predicate<QueueItem> which, UnaryOperator<QueueItem> change) {
        for (int i = 0; i < items.size(); i++) {
            QueueItem item = items.get(i);
            if (which.test(item)) {
                QueueItem changed = change.apply(item);
                if (!changed.equals(item)) {
                    items.set(i, changed);
                }
            }
        }
    }

    private void replace(Origin origin, List<ClaimRow> rows) {
        // An item that is under work or has a verdict stays as it is when the queue around it changes.
        Map<Digest, QueueItem> known =
                items.stream().collect(Collectors.toMap(QueueItem::claim, Function.identity(), (a, b) -> a));
        List<QueueItem> changed = rows.stream()
                .map(row -> Optional.ofNullable(known.get(row.id()))
                        .map(item -> new QueueItem(row.id(), row.label(), origin, item.state()))
                        .orElseGet(() -> QueueItem.of(row, origin)))
                .toList();
        // What was only recalled makes room for what is asked for now, unless it is under work.
        List<QueueItem> kept = items.stream()
                .filter(item -> item.origin() != origin)
                .filter(item -> item.origin() != Origin.RUN_BEFORE || item.isRunning() || item.isEarlier())
                .toList();
        boolean first = origin == Origin.BY_HAND;
        items.setAll(Stream.concat((first ? changed : kept).stream(), (first ? kept : changed).stream())
                .toList());
        recount();
    }

    private Map<Verdict, Long> count() {
        Map<Digest, Verdict> judged = new HashMap<>();
        for (QueueItem item : items) {
            if (item.state() instanceof State.Judged verdict && !verdict.earlier()) {
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
        return items.stream()
                .filter(item -> item.origin() == origin)
                .map(QueueItem::claim)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Claims that were run before, the gravest verdicts first, within one as they were imported; reads from disk. */
    List<ClaimRow> runBefore() throws IOException {
        List<ClaimRow> before = new ArrayList<>();
        for (Verdict verdict : GRAVEST_FIRST) {
            // Equals are newest first, so that the other way round they are as they were imported.
            var found = auditCase.claims(
                    ClaimCondition.ALL.withVerdicts(Set.of(verdict.name())),
                    new ClaimOrder(ClaimOrder.Column.VERDICT, true));
            found.complete(() -> false);
            long pages = (found.size().orElse(0) + ClaimList.PAGE - 1) / ClaimList.PAGE;
            for (long page = 0; page < pages && before.size() < RECALLED; page++) {
                before.addAll(found.page(page));
            }
        }
        return before.subList(0, Math.min(RECALLED, before.size()));
    }

    /** Rows of a few claims, which a look into an index finds. */
    private Map<Digest, ClaimRow> rows(Collection<Digest> ids) {
        try {
            return auditCase.claimRows(ids).stream()
                    .collect(Collectors.toMap(ClaimRow::id, Function.identity(), (a, b) -> a));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
