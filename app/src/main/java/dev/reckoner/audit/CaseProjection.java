package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ClaimDetail.HistoryLine;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimTable;
import dev.reckoner.ledger.projection.MentionTable;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Party;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the entries of a case add up to: a projection that can be thrown away and rebuilt by applying every entry in order. What
 * is as many as the claims lies in tables, the rest in memory. Not thread-safe; {@link RecordedCase} guards it and hands out
 * snapshots.
 */
final class CaseProjection {
    private static final List<String> CHECK_ORDER = KnownCheck.ids();

    private final CaseEntries entries;
    private final ClaimRows claims;
    private final EvidenceRows evidence;
    private final MentionTable mentions;
    private final ClaimGrounds grounds;
    private Optional<CaseData> data = Optional.empty();
    private ReferenceValues references = ReferenceValues.BUILT_IN;
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final Map<Integer, ImportedTrail> trails = new LinkedHashMap<>();
    private final List<CalibrationRow> calibrations = new ArrayList<>();
    private long outdated;
    private long doubtful;
    private boolean behind;
    private final Set<Digest> open = new HashSet<>();

    /** A trail with where and when it was recorded. */
    record ImportedTrail(CaseEntry.TrailImported entry, Instant at, long index) {}

    /** A projection of no entries; clears the tables. */
    CaseProjection(Ledger ledger) throws IOException {
        CaseTables tables = ledger.tables();
        this.entries = new CaseEntries(ledger);
        this.claims = new ClaimRows(tables, entries);
        this.evidence = new EvidenceRows(tables, entries);
        this.mentions = new MentionTable(tables);
        this.grounds = new ClaimGrounds(tables, evidence);
    }

    void apply(LedgerEntry entry) throws IOException {
        var known = CaseEntry.of(entry);
        behind |= entry.kind() == EntryKind.FINDING && known.isEmpty();
        if (known.isPresent()) {
            apply(known.get(), entry.time(), entry.index());
        }
    }

    void apply(CaseEntry entry, Instant time, long index) throws IOException {
        entries.add(index, entry);
        switch (entry) {
            case CaseEntry.CaseDescribed described -> data = Optional.of(described.data());
            case CaseEntry.TrailImported trail -> trails.put(trail.number(), new ImportedTrail(trail, time, index));
            case CaseEntry.PartyNamed named -> parties.putIfAbsent(named.party().id(), named.party());
            case CaseEntry.ClaimMade made -> {
                if (!claims.table().candidates(made.claim().id()).isEmpty()) {
                    doubtful = claims.table().size();
                }
                claims.apply(made, time, index);
            }
            case CaseEntry.EvidenceFound found -> {
                if (found.evidence() instanceof Evidence.SignedResponse response && evidence.mayHaveAnswer(response)) {
                    // Its own claim comes next.
                    doubtful = claims.table().size() + 1;
                }
                if (evidence.apply(found, index)) {
                    outdated = claims.table().size();
                }
            }
            case CaseEntry.ReferencesSet set -> references = set.values();
            case CaseEntry.FindingsMade made -> {
                if (made.subject().kind() == Subject.Kind.CLAIM) {
                    claims.apply(made, index, grounds);
                } else {
                    evidence.appraised(made.subject().id(), index);
                    grounds.ofItem(made);
                }
            }
            case CaseEntry.Reexecuted run -> claims.apply(run, index);
            case CaseEntry.Calibrated made ->
                calibrations.add(new CalibrationRow(made.model(), made.profile(), made.origin(), time));
        }
    }

    /** True if the claim may have been appraised before something that its findings rest on. */
    boolean isOutdated(ClaimFacts row) {
        return row.number() <= outdated || row.entries().appraised().isEmpty() || open.contains(row.id());
    }

    /** The claim must be appraised once more: another copy came, or another answer to its request. */
    void open(Digest claim) {
        open.add(claim);
    }

    boolean isOpen(Digest claim) {
        return open.contains(claim);
    }

    /** True if an earlier version found what is to be found anew, and nothing was since. */
    boolean isBehind() {
        return behind;
    }

    /** Every claim was appraised against the evidence as it is now. */
    void upToDate() {
        behind = false;
        outdated = 0;
        open.clear();
    }

    /** No entry tells whether an import came to its end, where the claims that are open are appraised once more. */
    void replayed() {
        outdated = Math.max(outdated, doubtful);
    }

    /** Writes what was applied into the tables, so that others see it. */
    void flush() throws IOException {
        claims.flush(mentions);
        evidence.flush(mentions);
    }

    /** Makes new claims known by id and label, before they are committed. */
    void settle() throws IOException {
        claims.table().settle();
    }

    CaseData data() {
        return data.orElseThrow(() -> new IllegalStateException("The ledger does not say what this case is about."));
    }

    ReferenceValues references() {
        return references;
    }

    ClaimRows claims() {
        return claims;
    }

    EvidenceRows evidence() {
        return evidence;
    }

    /** Calibrations, oldest first. */
    List<CalibrationRow> calibrations() {
        return List.copyOf(calibrations);
    }

    boolean knowsParty(String id) {
        return parties.containsKey(id);
    }

    int trailCount() {
        return trails.size();
    }

    List<ImportedTrail> trails() {
        return List.copyOf(trails.values());
    }

    /** Current findings about the subject, in the order in which a person follows the chain. */
    List<Finding> findings(Subject subject) throws IOException {
        if (subject.kind() == Subject.Kind.EVIDENCE) {
            return inOrder(evidence.findings(subject.id()));
        }
        var row = claims.row(subject.id());
        return row.isEmpty() ? List.of() : inOrder(claims.findings(row.get()));
    }

    private static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparingInt(CaseProjection::position))
                .toList();
    }

    private static int position(Finding finding) {
        int index = CHECK_ORDER.indexOf(finding.check());
        return index < 0 ? CHECK_ORDER.size() : index;
    }

    /** Ledger entries that concern the claim, oldest first. */
    List<HistoryLine> history(ClaimFacts row) throws IOException {
        var places = row.entries();
        var indexes = Stream.of(
                        Stream.of(places.made()),
                        places.appraised().stream().boxed(),
                        places.rerun().stream().boxed(),
                        places.run().stream().boxed(),
                        mentions.about(row.id()).stream())
                .flatMap(all -> all)
                .sorted()
                .toList();
        var lines = new ArrayList<HistoryLine>();
        var said = new EnumMap<CaseEntry.Scope, List<Finding>>(CaseEntry.Scope.class);
        for (long index : indexes) {
            var time = entries.time(index);
            for (var what : words(entries.at(index), said)) {
                lines.add(new HistoryLine(index, time, what));
            }
        }
        return lines;
    }

    /** Of an appraisal only what the one before did not find. */
    private static List<String> words(CaseEntry entry, Map<CaseEntry.Scope, List<Finding>> said) {
        return switch (entry) {
            case CaseEntry.ClaimMade made ->
                List.of("Imported from " + made.claim().place());
            case CaseEntry.Reexecuted run -> List.of("Run again: " + run.sentence());
            case CaseEntry.FindingsMade made -> {
                var before = said.getOrDefault(made.scope(), List.of());
                said.put(made.scope(), made.findings());
                yield made.findings().stream()
                        .filter(finding -> !before.contains(finding))
                        .map(finding -> finding.code() + ": " + finding.sentence())
                        .toList();
            }
            default -> List.of();
        };
    }

    /** One line for each trail. */
    static List<TrailRow> rows(List<ImportedTrail> trails, List<ClaimTable.Count> counts) {
        return trails.stream().map(trail -> row(trail, counts)).toList();
    }

    private static TrailRow row(ImportedTrail trail, List<ClaimTable.Count> counts) {
        var entry = trail.entry();
        var tiers = new EnumMap<Tier, Integer>(Tier.class);
        for (var count : counts) {
            if (count.trail() == entry.number()) {
                tiers.merge(Tier.valueOf(count.tier()), Math.toIntExact(count.claims()), Integer::sum);
            }
        }
        return new TrailRow(
                entry.number(),
                entry.file(),
                entry.format(),
                entry.size(),
                entry.digest(),
                trail.at(),
                tiers.values().stream().mapToInt(Integer::intValue).sum(),
                entry.read(),
                tiers,
                entry.problems(),
                trail.index());
    }
}
