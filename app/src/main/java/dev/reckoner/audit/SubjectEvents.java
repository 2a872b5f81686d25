package dev.reckoner.audit;

import dev.reckoner.appraise.ReferenceChange;
import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.SubjectEvent.Trouble;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.reputation.subject.SubjectRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what befell one subject. Not thread-safe. */
final class SubjectEvents {
    private static final ClaimOrder BY_TIME = new ClaimOrder(ClaimOrder.Column.TIME, false);

    private final RecordedCase audit;
    private final CaseTables tables;
    private final SubjectId subject;
    private final List<SubjectEvent> events = new ArrayList<>();

    SubjectEvents(RecordedCase audit, CaseTables tables, SubjectId subject) {
        this.audit = audit;
        this.tables = tables;
        this.subject = subject;
    }

    /** All that were known, or had happened, at the time that was asked for; oldest first. */
    List<SubjectEvent> of(Standings standings) throws IOException {
        var record = standings.of(subject);
        if (record.isPresent()) {
            record.get().days().stream().map(SubjectEvent.Audited::new).forEach(events::add);
            releases(record.get());
        }
        List<MeansUse> uses = uses();
        keys(uses);
        isolations(uses);
        for (var trouble : Trouble.values()) {
            trouble(trouble);
        }
        return events.stream()
                .filter(event -> !event.at().isAfter(standings.question().at()))
                .sorted(Comparator.comparing(SubjectEvent::at))
                .toList();
    }

    private List<MeansUse> uses() throws IOException {
        if (subject.kind() != SubjectKind.OPERATOR) {
            return List.of();
        }
        return CaseMeans.uses(tables, audit.isolatedClaims().shared()).stream()
                .filter(use -> use.party().key().equals(subject.name()) && use.grade() == Grade.PROVEN)
                .toList();
    }

    /** The key that came first is no change. */
    private void keys(List<MeansUse> uses) {
        uses.stream()
                .filter(use -> use.means().id().kind() == NodeKind.KEY)
                .sorted(Comparator.comparing(MeansUse::first))
                .skip(1)
                .map(use -> new SubjectEvent.KeyChanged(
                        use.first(), Digest.ofSha256(use.means().id().key())))
                .forEach(events::add);
    }

    private void isolations(List<MeansUse> uses) {
        Set<NodeId> own = new HashSet<>(List.of(node()));
        uses.forEach(use -> own.add(use.means().id()));
        for (var row : audit.isolationRows()) {
            if (concerns(row.isolation().scope(), own)) {
                // When it was decided, by either time: the answers that it is of may be older.
                events.add(new SubjectEvent.Isolated(row.time(), row));
                row.lift().ifPresent(lift -> events.add(new SubjectEvent.Lifted(lift.time(), row)));
            }
        }
    }

    private boolean concerns(Scope scope, Set<NodeId> own) {
        boolean model = subject.kind() == SubjectKind.MODEL && scope.model().equals(Optional.of(subject.name()));
        return model || scope.nodes().stream().anyMatch(own::contains);
    }

    private NodeId node() {
        return new NodeId(
                switch (subject.kind()) {
                    case OPERATOR -> NodeKind.OPERATOR;
                    case PROVIDER -> NodeKind.PROVIDER;
                    case APPLICATION -> NodeKind.APPLICATION;
                    case BUILD -> NodeKind.BUILD;
                    case MODEL -> NodeKind.MODEL;
                },
                subject.name());
    }

    /** Those of the models that its audited answers were sold as. */
    private void releases(SubjectRecord record) throws IOException {
        var models = record.verdicts().stream()
                .flatMap(verdict -> verdict.verdict().claim().names(SubjectKind.MODEL).stream())
                .distinct()
                .toList();
        for (var dated : audit.referenceEntries()) {
            var set = (CaseEntry.ReferencesSet) dated.entry();
            set.changes().stream()
                    .filter(change -> change.kind() == ReferenceKind.MODEL)
                    .filter(change -> change.how() != ReferenceChange.How.REMOVED)
                    .map(ReferenceChange::name)
                    .distinct()
                    .filter(name -> models.stream().anyMatch(model -> model.startsWith(name)))
                    .map(name -> new SubjectEvent.ModelReleased(dated.time(), name))
                    .forEach(events::add);
        }
    }

    private void trouble(Trouble trouble) throws IOException {
        Map<LocalDate, List<ClaimFacts>> days = new TreeMap<>();
        for (var row : concerned(trouble)) {
            days.computeIfAbsent(LocalDate.ofInstant(row.madeAt(), ZoneOffset.UTC), any -> new ArrayList<>())
                    .add(row);
        }
        days.values()
                .forEach(rows -> events.add(new SubjectEvent.Troubled(
                        rows.stream()
                                .map(ClaimFacts::madeAt)
                                .min(Instant::compareTo)
                                .orElseThrow(),
                        trouble,
                        rows.stream().map(ClaimFacts::id).toList())));
    }

    /** The first page of them: what a lane of marks can show. */
    private List<ClaimFacts> concerned(Trouble trouble) throws IOException {
        var name = name();
        if (name.isEmpty()) {
            return List.of();
        }
        var condition =
                ClaimCondition.ALL.withCodes(Set.of(trouble.code())).withNamed(Map.of(name.get(), subject.name()));
        var rows = new ArrayList<ClaimFacts>();
        for (var row : new ClaimPages(tables).list(condition, BY_TIME).first(() -> false)) {
            if (ClaimRows.shown(row).vouched() || !named()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** True if a record could merely name it. */
    private boolean named() {
        return subject.kind() == SubjectKind.OPERATOR || subject.kind() == SubjectKind.PROVIDER;
    }

    private Optional<ClaimCondition.Name> name() {
        return switch (subject.kind()) {
            case OPERATOR -> Optional.of(ClaimCondition.Name.OPERATOR);
            case PROVIDER -> Optional.of(ClaimCondition.Name.PROVIDER);
            case APPLICATION -> Optional.of(ClaimCondition.Name.APPLICATION);
            case MODEL -> Optional.of(ClaimCondition.Name.MODEL);
            case BUILD -> Optional.empty();
        };
    }
}
