package dev.reckoner.audit;

import dev.reckoner.answer.RefusedAnswer;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.Subject;
import dev.reckoner.audit.ClaimDetail.HistoryLine;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ListedTable;
import dev.reckoner.ledger.projection.MentionTable;
import dev.reckoner.ledger.projection.StateTable;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the entries of a case add up to: a projection that can be thrown away and rebuilt by applying every entry in order. It
 * lies in tables, which are written with the entries that change them; what there is little of is read into memory when first
 * asked for. Not thread-safe; {@link RecordedCase} guards it and hands out snapshots.
 */
final class CaseProjection {
    private static final List<String> CHECK_ORDER = KnownCheck.ids();

    /** Of what these tables hold; those of another version are made anew. */
    private static final long VERSION = 5;

    private static final String TRAILS = "trail";
    private static final String CALIBRATIONS = "calibration";
    /** Of isolations, by nothing, and of what lifted them, by the entry of the isolation. */
    private static final String ISOLATIONS = "isolation";
    /** Of accountability policies, each by its name. */
    private static final String ACCOUNTABILITY = "accountability";

    private static final String REFERENCES = "reference";
    /** Of signed answers, each by its id. */
    private static final String ANSWERS = "answer";

    /** The beginning of the names of lists of entries about blobs that others do not name. */
    private static final String HELD_VALUES = "held";
    /** Of the largest trace there are not as many. */
    private static final int MOST_HELD = 400;

    /** The list of entries about custody, each by the digest of what was handled. */
    static final String CUSTODY = "custody";

    private final CaseEntries entries;
    private final ClaimRows claims;
    private final EvidenceRows evidence;
    private final MentionTable mentions;
    private final ListedTable listed;
    private final StateTable state;
    private final ClaimGrounds grounds;
    private Optional<CaseData> data = Optional.empty();
    private Optional<ReferenceValues> references = Optional.empty();
    private final KnownParties parties;
    /** Read when first asked for, as the calibrations are. */
    private Optional<Map<Integer, ImportedTrail>> trails = Optional.empty();

    private Optional<List<CalibrationRow>> calibrations = Optional.empty();
    private Optional<List<AnswerRow>> answers = Optional.empty();
    private long outdated;
    private boolean behind;
    private final Set<Digest> open = new HashSet<>();

    /** What the tables say the entries add up to. */
    CaseProjection(CaseTables tables, CaseEntries entries) throws IOException {
        this.entries = entries;
        this.claims = new ClaimRows(tables, entries);
        this.evidence = new EvidenceRows(tables, entries);
        this.mentions = new MentionTable(tables);
        this.listed = new ListedTable(tables);
        this.state = new StateTable(tables);
        this.parties = new KnownParties(entries, listed);
        this.grounds = new ClaimGrounds(tables, evidence);
        // No entry tells whether an import came to its end, where the claims that are open are appraised once more.
        this.outdated = Math.max(number(State.OUTDATED), number(State.DOUBTFUL));
        this.behind = number(State.BEHIND) > 0;
    }

    /** What the projection keeps as single numbers. */
    private enum State {
        /** Version of the tables; written once every entry was applied. */
        VERSION,
        /** How many entries were applied. */
        APPLIED,
        /** Index of the entry that says what the case is about. */
        DESCRIBED,
        /** Index of the entry with the reference values in force. */
        REFERENCES,
        /** Index of the entry with what reputation is computed with. */
        REPUTATION,
        /** The claims up to this number may have been appraised before evidence that many claims rest on. */
        OUTDATED,
        /** The claims up to this number may have to be appraised once more, for what came after them. */
        DOUBTFUL,
        /** 1 if an earlier version recorded findings that are to be found anew. */
        BEHIND
    }

    private long number(State name) {
        return state.get(word(name)).orElse(0);
    }

    private void set(State name, long amount) {
        state.set(word(name), amount);
    }

    private static String word(State name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** False where the tables are not those of this version: they are to be emptied and every entry to be applied. */
    boolean isComplete() {
        return number(State.VERSION) == VERSION;
    }

    /** How many entries were applied: the first of them, without a gap. */
    long applied() {
        return number(State.APPLIED);
    }

    /** Every entry was applied. */
    void complete() throws IOException {
        set(State.VERSION, VERSION);
        flush();
        settle();
        outdated = Math.max(number(State.OUTDATED), number(State.DOUBTFUL));
    }

    void apply(LedgerEntry entry) throws IOException {
        var known = CaseEntry.of(entry);
        if (entry.kind() == EntryKind.FINDING && known.isEmpty()) {
            behind = true;
            set(State.BEHIND, 1);
        }
        if (known.isPresent()) {
            apply(known.get(), new Recorded(entry.time(), entry.index(), () -> MerkleTree.leaf(entry.canonical())));
        }
        set(State.APPLIED, entry.index() + 1);
    }

    void apply(CaseEntry entry, Recorded recorded) throws IOException {
        long index = recorded.index();
        Instant time = recorded.time();
        set(State.APPLIED, index + 1);
        if (entry instanceof CaseEntry.ValuesHeld held) {
            // Not among the newest entries in memory: each of these names hundreds of blobs.
            listed.add(
                    new ListedTable.Listed(heldOf(held.of()), index, held.of().hex()));
            return;
        }
        entries.add(index, entry);
        switch (entry) {
            case CaseEntry.CaseDescribed described -> {
                data = Optional.of(described.data());
                set(State.DESCRIBED, index);
            }
            case CaseEntry.TrailImported trail -> {
                trailsByNumber().put(trail.number(), new ImportedTrail(trail, time, index));
                listed.add(new ListedTable.Listed(TRAILS, index, Integer.toString(trail.number())));
            }
            case CaseEntry.PartyNamed named -> parties.apply(named, index);
            case CaseEntry.ClaimMade made -> {
                if (!claims.table().candidates(made.claim().id()).isEmpty()) {
                    set(State.DOUBTFUL, claims.table().size());
                }
                claims.apply(made, time, index);
            }
            case CaseEntry.EvidenceFound found -> {
                if (found.evidence() instanceof Evidence.SignedResponse response && evidence.mayHaveAnswer(response)) {
                    // Its own claim comes next.
                    set(State.DOUBTFUL, claims.table().size() + 1);
                }
                if (evidence.apply(found, index)) {
                    outdated = claims.table().size();
                    set(State.OUTDATED, outdated);
                }
            }
            case CaseEntry.ValuesHeld ignored -> {}
            case CaseEntry.ReferencesSet set -> {
                references = Optional.of(set.values());
                set(State.REFERENCES, index);
                listed.add(new ListedTable.Listed(REFERENCES, index, ""));
            }
            case CaseEntry.FindingsMade made -> {
                if (made.subject().kind() == Subject.Kind.CLAIM) {
                    claims.apply(made, index, grounds);
                } else {
                    evidence.appraised(made.subject().id(), index);
                    grounds.ofItem(made);
                }
            }
            case CaseEntry.Reexecuted run -> claims.apply(run, recorded);
            case CaseEntry.Calibrated made -> {
                calibrationList().add(row(made, time));
                listed.add(
                        new ListedTable.Listed(CALIBRATIONS, index, made.model().hex()));
            }
            case CaseEntry.ReputationSet ignored -> set(State.REPUTATION, index);
            case CaseEntry.Isolated ignored -> listed.add(new ListedTable.Listed(ISOLATIONS, index, ""));
            case CaseEntry.IsolationLifted lifted ->
                listed.add(new ListedTable.Listed(ISOLATIONS, index, Long.toString(lifted.lifted())));
            case CaseEntry.AccountabilitySet set ->
                listed.add(new ListedTable.Listed(ACCOUNTABILITY, index, set.name()));
            case CaseEntry.Answered answered -> {
                var row = row(index, time, answered);
                if (row.isPresent()) {
                    answerList().add(row.get());
                    listed.add(new ListedTable.Listed(
                            ANSWERS, index, row.get().answer().id().hex()));
                }
            }
            case CaseEntry.Custody custody ->
                listed.add(new ListedTable.Listed(CUSTODY, index, listedAs(custody.item())));
        }
    }

    /** How the list of custody knows an item; the case has no digest. */
    static String listedAs(Optional<Digest> item) {
        return item.map(Digest::hex).orElse("case");
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

    /** Writes what was applied into the tables. */
    void flush() throws IOException {
        claims.flush(mentions);
        evidence.flush(mentions);
        listed.flush();
        state.flush();
    }

    /** Makes new claims known by id and label, before they are committed. */
    void settle() throws IOException {
        claims.settle();
    }

    CaseData data() throws IOException {
        if (data.isEmpty()) {
            data = Optional.of(entries.at(number(State.DESCRIBED), CaseEntry.CaseDescribed.class)
                    .data());
        }
        return data.get();
    }

    ReferenceValues references() throws IOException {
        if (references.isEmpty()) {
            long index = number(State.REFERENCES);
            references = Optional.of(
                    index == 0
                            ? ReferenceValues.BUILT_IN
                            : entries.at(index, CaseEntry.ReferencesSet.class).values());
        }
        return references.get();
    }

    ClaimRows claims() {
        return claims;
    }

    EvidenceRows evidence() {
        return evidence;
    }

    /** Calibrations, oldest first. */
    List<CalibrationRow> calibrations() throws IOException {
        return List.copyOf(calibrationList());
    }

    private List<CalibrationRow> calibrationList() throws IOException {
        if (calibrations.isEmpty()) {
            var read = new ArrayList<CalibrationRow>();
            for (var each : listed.of(CALIBRATIONS)) {
                read.add(row(entries.at(each.entry(), CaseEntry.Calibrated.class), entries.time(each.entry())));
            }
            calibrations = Optional.of(read);
        }
        return calibrations.get();
    }

    private static CalibrationRow row(CaseEntry.Calibrated made, Instant time) {
        return new CalibrationRow(made.model(), made.profile(), made.origin(), time);
    }

    /** Signed answers, oldest first. */
    List<AnswerRow> answers() throws IOException {
        return List.copyOf(answerList());
    }

    private List<AnswerRow> answerList() throws IOException {
        if (answers.isEmpty()) {
            var read = new ArrayList<AnswerRow>();
            for (var each : listed.of(ANSWERS)) {
                row(each.entry(), entries.time(each.entry()), entries.at(each.entry(), CaseEntry.Answered.class))
                        .ifPresent(read::add);
            }
            answers = Optional.of(read);
        }
        return answers.get();
    }

    /** What holds no valid answer was recorded by another program, and answers nothing. */
    private static Optional<AnswerRow> row(long index, Instant time, CaseEntry.Answered answered) {
        try {
            return Optional.of(new AnswerRow(index, time, SignedAnswer.of(answered.answer()), answered.by()));
        } catch (RefusedAnswer none) {
            return Optional.empty();
        }
    }

    /** What reputation is computed with, by the newest entry that says so. */
    Optional<CaseEntry.ReputationSet> reputation() throws IOException {
        long index = number(State.REPUTATION);
        return index == 0 ? Optional.empty() : Optional.of(entries.at(index, CaseEntry.ReputationSet.class));
    }

    /** Every entry that set reference values, oldest first. */
    List<CaseEntries.Dated> referenceEntries() throws IOException {
        var dated = new ArrayList<CaseEntries.Dated>();
        for (var each : listed.of(REFERENCES)) {
            entries.dated(each.entry()).ifPresent(dated::add);
        }
        return List.copyOf(dated);
    }

    /** Isolations with what became of them, oldest first; what lifts none that is there lifts nothing. */
    List<IsolationRow> isolations() throws IOException {
        var rows = new LinkedHashMap<Long, IsolationRow>();
        for (var each : listed.of(ISOLATIONS)) {
            var time = entries.time(each.entry());
            if (each.name().isEmpty()) {
                var made = entries.at(each.entry(), CaseEntry.Isolated.class);
                rows.put(each.entry(), new IsolationRow(each.entry(), time, made.isolation(), Optional.empty()));
            } else {
                var lifted = entries.at(each.entry(), CaseEntry.IsolationLifted.class);
                rows.computeIfPresent(
                        lifted.lifted(),
                        (entry, row) ->
                                row.lifted(new IsolationRow.Lift(each.entry(), time, lifted.reason(), lifted.by())));
            }
        }
        return List.copyOf(rows.values());
    }

    /**
     * That an accountability policy was recorded.
     *
     * @param entry index of the entry
     * @param time when
     */
    record Adopted(long entry, Instant time, CaseEntry.AccountabilitySet set) {}

    /** The accountability policies that were recorded, oldest first. */
    List<Adopted> accountability() throws IOException {
        var all = new ArrayList<Adopted>();
        for (var each : listed.of(ACCOUNTABILITY)) {
            all.add(new Adopted(
                    each.entry(),
                    entries.time(each.entry()),
                    entries.at(each.entry(), CaseEntry.AccountabilitySet.class)));
        }
        return all;
    }

    /**
     * The blobs that entries name for the item of that id beside what its own entry names; none where these are more entries than
     * any honest trace has.
     */
    Set<Digest> heldValues(Digest of) throws IOException {
        var held = new HashSet<Digest>();
        var all = listed.of(heldOf(of));
        for (var each : all.size() > MOST_HELD ? List.<ListedTable.Listed>of() : all) {
            if (each.name().equals(of.hex())) {
                entries.at(each.entry(), CaseEntry.ValuesHeld.class).values().forEach(value -> held.add(value.blob()));
            }
        }
        return held;
    }

    /** Each item has a list of its own, found by its beginning. */
    private static String heldOf(Digest item) {
        return HELD_VALUES + item.hex().substring(0, 16);
    }

    KnownParties parties() {
        return parties;
    }

    int trailCount() throws IOException {
        return trailsByNumber().size();
    }

    List<ImportedTrail> trails() throws IOException {
        return List.copyOf(trailsByNumber().values());
    }

    private Map<Integer, ImportedTrail> trailsByNumber() throws IOException {
        if (trails.isEmpty()) {
            var read = new LinkedHashMap<Integer, ImportedTrail>();
            for (var each : listed.of(TRAILS)) {
                var trail = entries.at(each.entry(), CaseEntry.TrailImported.class);
                read.put(trail.number(), new ImportedTrail(trail, entries.time(each.entry()), each.entry()));
            }
            trails = Optional.of(read);
        }
        return trails.get();
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
        return new ClaimHistory(entries, mentions).of(row);
    }

    /** Runs of the claim after the one that stands, which decided nothing; oldest first. */
    List<HistoryLine> later(ClaimFacts row) throws IOException {
        return new ClaimHistory(entries, mentions).runsAfter(row);
    }
}
