package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseReasons;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.task.Background;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/**
 * What the Claims place shows: which claims, in what order, and all about the selected one. Filtering, sorting and reading
 * run beside the FX thread; an answer that a newer question has overtaken is dropped.
 */
final class ClaimsViewModel {
    private final AuditCase auditCase;
    private final Background background;
    private final ObjectProperty<ClaimQuery> query = new SimpleObjectProperty<>(this, "query", ClaimQuery.ALL);
    private final ObservableList<ClaimLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<Tier, Long>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>(Snapshot.EMPTY);
    private final ObjectProperty<Optional<Digest>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ClaimDetail>> detail = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableSet<Digest> chosen = FXCollections.observableSet();
    private long listQuestion;
    private long detailQuestion;

    /**
     * The claims of the case as they were when it was last replaced.
     *
     * @param lines every claim in the order of import
     * @param lastDay the highest day
     * @param reasons the reason codes that occur
     */
    record Snapshot(List<ClaimLine> lines, int lastDay, CaseReasons reasons) {
        static final Snapshot EMPTY = new Snapshot(List.of(), 0, CaseReasons.NONE);

        static Snapshot of(AuditCase auditCase) {
            CaseReasons reasons = CaseReasons.of(auditCase.findings());
            List<ClaimLine> lines = ClaimLine.of(auditCase.claims(), reasons);
            return new Snapshot(
                    lines, lines.stream().mapToInt(ClaimLine::day).max().orElse(0), reasons);
        }
    }

    private record Answer(Snapshot snapshot, List<ClaimLine> lines, Map<Tier, Long> counts) {}

    ClaimsViewModel(AuditCase auditCase, Background background) {
        this.auditCase = auditCase;
        this.background = background;
        query.subscribe(() -> refilter());
        selected.subscribe(() -> readDetail());
        auditCase.onChange(background.coalesced(this::reload));
        reload();
    }

    /** What is asked for. Setting it filters and sorts anew. */
    ObjectProperty<ClaimQuery> query() {
        return query;
    }

    /** The claims that match, in order. */
    ObservableList<ClaimLine> lines() {
        return lines;
    }

    /** Claims by tier over the whole case, whatever is filtered. */
    ReadOnlyObjectProperty<Map<Tier, Long>> counts() {
        return counts.getReadOnlyProperty();
    }

    /** Every claim. */
    ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /** The claim that the inspector is about. */
    ObjectProperty<Optional<Digest>> selected() {
        return selected;
    }

    /** All about the selected claim, once it is read. */
    ReadOnlyObjectProperty<Optional<ClaimDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /** Why the last reading failed. */
    ReadOnlyObjectProperty<Optional<Exception>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Claims chosen by Space, for actions on several. */
    ObservableSet<Digest> chosen() {
        return chosen;
    }

    /** Chooses a claim, or no longer. */
    void toggleChosen(Digest id) {
        if (!chosen.remove(id)) {
            chosen.add(id);
        }
    }

    /** What an action is about: the chosen claims in the order of the table, else the selected one. */
    List<Digest> subjects() {
        if (chosen.isEmpty()) {
            return selected.get().stream().toList();
        }
        List<Digest> shown = lines.stream()
                .map(line -> line.row().id())
                .filter(chosen::contains)
                .toList();
        Set<Digest> rest = new HashSet<>(chosen);
        shown.forEach(rest::remove);
        return java.util.stream.Stream.concat(shown.stream(), rest.stream().sorted())
                .toList();
    }

    /** Shows only claims of the tier as well, or no longer. */
    void toggle(Tier tier) {
        var tiers = new HashSet<>(query.get().tiers());
        if (!tiers.remove(tier)) {
            tiers.add(tier);
        }
        query.set(query.get().withTiers(tiers));
    }

    /** Shows only claims that the reason code concerns as well, or no longer. */
    void toggle(String code) {
        var codes = new HashSet<>(query.get().codes());
        if (!codes.remove(code)) {
            codes.add(code);
        }
        query.set(query.get().withCodes(codes));
    }

    /** What was found about an evidence item on its own, by other codes than claims have. */
    List<Finding> aboutItem(Evidence item) {
        return snapshot.get().reasons().aboutEvidence().getOrDefault(item.id(), List.of());
    }

    /** What was found about the evidence under a claim, by other codes than claims have, in the order of the checks. */
    List<Finding> aboutEvidence(ClaimDetail claim) {
        Map<Digest, List<Finding>> about = snapshot.get().reasons().aboutEvidence();
        return claim.findings().stream()
                .flatMap(finding -> finding.restsOn().stream())
                .distinct()
                .flatMap(id -> about.getOrDefault(id, List.of()).stream())
                .toList();
    }

    /** Shows what another place asks for, and selects its claim. */
    void show(ClaimFilter filter) {
        filter.claim().ifPresent(id -> selected.set(Optional.of(id)));
        query.set(ClaimQuery.ALL
                .withTiers(filter.tiers())
                .withText(filter.text())
                .withOnly(filter.only())
                .withOrder(query.get().order()));
    }

    private void reload() {
        ClaimQuery asked = query.get();
        long question = ++listQuestion;
        background.read(
                progress -> {
                    Snapshot now = Snapshot.of(auditCase);
                    return new Answer(now, asked.apply(now.lines()), count(now.lines()));
                },
                answer -> {
                    snapshot.set(answer.snapshot());
                    counts.set(answer.counts());
                    if (question == listQuestion) {
                        show(answer.lines());
                    } else {
                        refilter();
                    }
                },
                this::failed);
        readDetail();
    }

    private void refilter() {
        ClaimQuery asked = query.get();
        List<ClaimLine> all = snapshot.get().lines();
        long question = ++listQuestion;
        background.read(
                progress -> asked.apply(all),
                answer -> {
                    if (question == listQuestion) {
                        show(answer);
                    }
                },
                this::failed);
    }

    /** One of the lines shown is always the selected one. */
    private void show(List<ClaimLine> answer) {
        lines.setAll(answer);
        boolean inSight = selected.get()
                .filter(id -> answer.stream().anyMatch(line -> line.row().id().equals(id)))
                .isPresent();
        if (!inSight) {
            selected.set(answer.stream().findFirst().map(line -> line.row().id()));
        }
    }

    private void readDetail() {
        long question = ++detailQuestion;
        Optional<Digest> id = selected.get();
        if (id.isEmpty()) {
            detail.set(Optional.empty());
            return;
        }
        background.read(
                progress -> auditCase.claim(id.get()),
                answer -> {
                    if (question == detailQuestion) {
                        detail.set(answer);
                    }
                },
                this::failed);
    }

    private void failed(Exception reason) {
        failure.set(Optional.of(reason));
    }

    private static Map<Tier, Long> count(List<ClaimLine> lines) {
        var counts = new EnumMap<Tier, Long>(Tier.class);
        Arrays.stream(Tier.values()).forEach(tier -> counts.put(tier, 0L));
        lines.forEach(line -> counts.merge(line.row().tier(), 1L, Long::sum));
        return counts;
    }
}
