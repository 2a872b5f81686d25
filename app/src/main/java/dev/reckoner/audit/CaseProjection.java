package dev.reckoner.audit;

import dev.reckoner.appraise.AppraisalPolicy;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ClaimDetail.HistoryLine;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the entries of a case add up to: a projection that can be thrown away and rebuilt by applying every entry in order.
 * Not thread-safe; {@link RecordedCase} guards it and hands out snapshots.
 */
final class CaseProjection {
    private static final List<String> CHECK_ORDER = KnownCheck.ids();

    private Optional<CaseData> data = Optional.empty();
    private ReferenceValues references = ReferenceValues.BUILT_IN;
    private final Map<Digest, CaseEntry.ClaimMade> claims = new LinkedHashMap<>();
    private final Map<Digest, Integer> numbers = new LinkedHashMap<>();
    private final Map<Digest, Instant> received = new HashMap<>();
    private final Map<Digest, Evidence> evidence = new LinkedHashMap<>();
    private final Map<Digest, List<CaseEntry.EvidenceFound>> copies = new LinkedHashMap<>();
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final Map<Subject, Map<String, List<Finding>>> findings = new LinkedHashMap<>();
    private final Map<Digest, CaseEntry.Reexecuted> verdicts = new LinkedHashMap<>();
    private final Map<Digest, List<HistoryLine>> history = new LinkedHashMap<>();
    private final Map<Integer, ImportedTrail> trails = new LinkedHashMap<>();

    private record ImportedTrail(CaseEntry.TrailImported entry, Instant at, long index) {}

    void apply(LedgerEntry entry) {
        CaseEntry.of(entry).ifPresent(known -> apply(known, entry.time(), entry.index()));
    }

    private void apply(CaseEntry entry, Instant time, long index) {
        switch (entry) {
            case CaseEntry.CaseDescribed described -> data = Optional.of(described.data());
            case CaseEntry.TrailImported trail -> trails.put(trail.number(), new ImportedTrail(trail, time, index));
            case CaseEntry.PartyNamed named -> parties.putIfAbsent(named.party().id(), named.party());
            case CaseEntry.ClaimMade made -> {
                claims.put(made.claim().id(), made);
                numbers.putIfAbsent(made.claim().id(), numbers.size() + 1);
                received.putIfAbsent(made.claim().id(), time);
                note(
                        made.claim().id(),
                        index,
                        time,
                        "Imported from " + made.claim().place());
            }
            case CaseEntry.EvidenceFound found -> applyEvidence(found);
            case CaseEntry.ReferencesSet set -> references = set.values();
            case CaseEntry.FindingsMade made -> applyFindings(made, time, index);
            case CaseEntry.Reexecuted run -> {
                verdicts.put(run.claim(), run);
                note(run.claim(), index, time, "Run again: " + run.sentence());
            }
        }
    }

    /** Another copy of an item is kept beside the first; the same copy recorded again is the one to go by from then on. */
    private void applyEvidence(CaseEntry.EvidenceFound found) {
        var item = found.evidence();
        var known = copies.computeIfAbsent(item.id(), ignored -> new ArrayList<>());
        boolean again = known.stream().anyMatch(copy -> CaseEntry.isSame(copy.evidence(), item));
        if (!again) {
            known.add(found);
        }
        if (again || known.size() == 1) {
            evidence.put(item.id(), item);
        }
    }

    private void applyFindings(CaseEntry.FindingsMade made, Instant time, long index) {
        findings.computeIfAbsent(made.subject(), ignored -> new LinkedHashMap<>())
                .put(made.check(), made.findings());
        for (var finding : made.findings()) {
            note(made.subject().id(), index, time, finding.code() + ": " + finding.sentence());
        }
    }

    private void note(Digest subject, long index, Instant time, String what) {
        history.computeIfAbsent(subject, ignored -> new ArrayList<>()).add(new HistoryLine(index, time, what));
    }

    CaseData data() {
        return data.orElseThrow(() -> new IllegalStateException("The ledger does not say what this case is about."));
    }

    ReferenceValues references() {
        return references;
    }

    boolean knows(Digest claim) {
        return claims.containsKey(claim);
    }

    /** Every copy of an item; empty where there is none. */
    List<CaseEntry.EvidenceFound> copies(Digest id) {
        return List.copyOf(copies.getOrDefault(id, List.of()));
    }

    /** Ids of the items of which there are several copies. */
    List<Digest> copied() {
        return copies.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean knowsParty(String id) {
        return parties.containsKey(id);
    }

    int trailCount() {
        return trails.size();
    }

    List<Claim> claims() {
        return claims.values().stream().map(CaseEntry.ClaimMade::claim).toList();
    }

    Optional<Claim> claim(Digest id) {
        return Optional.ofNullable(claims.get(id)).map(CaseEntry.ClaimMade::claim);
    }

    Optional<CaseEntry.ClaimMade> made(Digest id) {
        return Optional.ofNullable(claims.get(id));
    }

    /** When the claim was first imported. */
    Optional<Instant> received(Digest claim) {
        return Optional.ofNullable(received.get(claim));
    }

    Map<Digest, Evidence> evidence() {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    Optional<CaseEntry.Reexecuted> verdict(Digest claim) {
        return Optional.ofNullable(verdicts.get(claim));
    }

    List<HistoryLine> history(Digest subject) {
        return List.copyOf(history.getOrDefault(subject, List.of()));
    }

    /** The current findings of one check; empty where it found nothing or has not run. */
    List<Finding> findings(Subject subject, String check) {
        return findings.getOrDefault(subject, Map.of()).getOrDefault(check, List.of());
    }

    /** Checks that have current findings about the subject. */
    List<String> checks(Subject subject) {
        return List.copyOf(findings.getOrDefault(subject, Map.of()).keySet());
    }

    /** Current findings about the subject, in the order in which a person follows the chain. */
    List<Finding> findings(Subject subject) {
        return findings.getOrDefault(subject, Map.of()).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(CaseProjection::position))
                .toList();
    }

    private static int position(Finding finding) {
        int index = CHECK_ORDER.indexOf(finding.check());
        return index < 0 ? CHECK_ORDER.size() : index;
    }

    /** All current findings, newest recorded first. */
    List<Finding> findings() {
        var all = new ArrayList<Finding>();
        for (var bySubject : findings.values()) {
            bySubject.values().forEach(all::addAll);
        }
        return List.copyOf(all.reversed());
    }

    List<ClaimRow> rows() {
        return claims.values().stream().map(this::row).toList();
    }

    ClaimRow row(CaseEntry.ClaimMade made) {
        var claim = made.claim();
        var current = findings(Subject.claim(claim.id()));
        return new ClaimRow(
                claim.id(),
                numbers.getOrDefault(claim.id(), 0),
                claim.label(),
                AppraisalPolicy.DEFAULT.fold(current),
                claim.madeAt(),
                claim.party(PartyRole.PROVIDER),
                claim.party(PartyRole.OPERATOR),
                claim.party(PartyRole.APPLICATION),
                claim.model().label(),
                EvidenceStrip.CHECKS.stream().map(check -> mark(current, check)).toList(),
                verdict(claim.id()).map(CaseEntry.Reexecuted::verdict),
                made.trail());
    }

    private static Optional<Tier> mark(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .map(Finding::tier)
                .max(Comparator.comparingInt(CaseProjection::gravity));
    }

    private static int gravity(Tier tier) {
        return switch (tier) {
            case AFFIRMING -> 0;
            case WARNING -> 1;
            case NONE -> 2;
            case CONTRAINDICATED -> 3;
        };
    }

    List<TrailRow> trails(List<ClaimRow> rows) {
        var byTrail = rows.stream().collect(Collectors.groupingBy(ClaimRow::trail));
        return trails.values().stream()
                .map(trail -> trailRow(trail, byTrail.getOrDefault(trail.entry().number(), List.of())))
                .toList();
    }

    private static TrailRow trailRow(ImportedTrail trail, List<ClaimRow> own) {
        var entry = trail.entry();
        var tiers = new EnumMap<Tier, Integer>(Tier.class);
        own.forEach(row -> tiers.merge(row.tier(), 1, Integer::sum));
        return new TrailRow(
                entry.number(),
                entry.file(),
                entry.format(),
                entry.size(),
                entry.digest(),
                trail.at(),
                own.size(),
                entry.read(),
                tiers,
                entry.problems(),
                trail.index());
    }
}
