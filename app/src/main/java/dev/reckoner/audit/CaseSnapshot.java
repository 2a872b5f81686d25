package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.projection.ClaimMarks;
import dev.reckoner.ledger.projection.ClaimTable;
import dev.reckoner.ledger.projection.EvidenceTable;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What the views see: what is small as it was when the snapshot was made, lists of claims and what was found about them read from
 * the tables when first asked for.
 */
final class CaseSnapshot {
    private static final int CHUNK = 1_000;

    private final CaseData data;
    private final List<ImportedTrail> trails;
    private final ReferenceValues references;
    private final LedgerState ledgerState;
    private final ClaimTable claims;
    private final EvidenceTable evidence;
    private final CaseEntries entries;
    private final List<IsolationRow> isolations;
    private final List<AnswerRow> answers;
    private final CaseTables tables;
    private final Once<ClaimMarks> marks = new Once<>(this::readMarks);
    private final Once<List<TrailRow>> trailRows = new Once<>(this::readTrails);
    private final Once<List<Finding>> findings = new Once<>(this::readFindings);
    private final Once<Map<Tier, Long>> tiers = new Once<>(this::readTiers);
    private final Once<List<Evidence>> items = new Once<>(this::readEvidence);

    private CaseSnapshot(
            CaseData data,
            List<ImportedTrail> trails,
            ReferenceValues references,
            LedgerState ledgerState,
            ClaimTable claims,
            EvidenceTable evidence,
            CaseEntries entries,
            List<IsolationRow> isolations,
            List<AnswerRow> answers,
            CaseTables tables) {
        this.answers = answers;
        this.isolations = isolations;
        this.tables = tables;
        this.data = data;
        this.trails = trails;
        this.references = references;
        this.ledgerState = ledgerState;
        this.claims = claims;
        this.evidence = evidence;
        this.entries = entries;
    }

    static CaseSnapshot of(CaseProjection projection, Ledger ledger) throws IOException {
        return new CaseSnapshot(
                projection.data(),
                projection.trails(),
                projection.references(),
                LedgerView.unverified(ledger),
                new ClaimTable(ledger.tables()),
                new EvidenceTable(ledger.tables()),
                new CaseEntries(ledger::entry),
                projection.isolations(),
                projection.answers(),
                ledger.tables());
    }

    CaseSnapshot with(LedgerState verified) {
        return new CaseSnapshot(
                        data, trails, references, verified, claims, evidence, entries, isolations, answers, tables)
                .likeIn(this);
    }

    /** Reads the lists that were asked for in the one before: who asked for them once shows them, and must not wait for the disk. */
    CaseSnapshot likeIn(CaseSnapshot before) {
        trailRows.readLike(before.trailRows);
        tiers.readLike(before.tiers);
        return this;
    }

    CaseData data() {
        return data;
    }

    ReferenceValues references() {
        return references;
    }

    LedgerState ledger() {
        return ledgerState;
    }

    List<TrailRow> trails() {
        return trailRows.get();
    }

    List<Finding> findings() {
        return findings.get();
    }

    List<Evidence> evidence() {
        return items.get();
    }

    List<IsolationRow> isolations() {
        return isolations;
    }

    List<AnswerRow> answers() {
        return answers;
    }

    /** What isolations in force touch. */
    ClaimMarks marks() {
        return isolations.stream().anyMatch(IsolationRow::inForce) ? marks.get() : ClaimMarks.NONE;
    }

    IsolatedClaims isolatedClaims() {
        return new IsolatedClaims(tables, entries, this::readShared);
    }

    private ClaimMarks readMarks() throws IOException {
        return isolatedClaims()
                .marks(isolations.stream()
                        .filter(IsolationRow::inForce)
                        .map(IsolationRow::isolation)
                        .toList());
    }

    /** The items that several claims may rest on. */
    private List<Evidence> readShared() throws IOException {
        var shared = new ArrayList<Evidence>();
        for (var row : evidence.shared()) {
            shared.add(entries.at(row.found(), CaseEntry.EvidenceFound.class).evidence());
        }
        return shared;
    }

    private List<TrailRow> readTrails() throws IOException {
        var counts = claims.counts();
        return trails.stream().map(trail -> trail.row(counts)).toList();
    }

    private List<Finding> readFindings() throws IOException {
        var all = new ArrayList<Finding>();
        eachFinding(all::add);
        return List.copyOf(all.reversed());
    }

    /** Hands over the current findings in the order of their recording. */
    void eachFinding(Consumer<Finding> each) throws IOException {
        for (long place : places()) {
            entries.at(place, CaseEntry.FindingsMade.class).findings().forEach(each);
        }
    }

    /** Indexes of the entries that hold current findings, ascending: read in their order, each page of entries is read once. */
    private long[] places() throws IOException {
        var places = LongStream.builder();
        for (var some = claims.rows(1, CHUNK);
                !some.isEmpty();
                some = claims.rows(some.getLast().number() + 1, CHUNK)) {
            for (var row : some) {
                row.entries().appraised().ifPresent(places);
                row.entries().rerun().ifPresent(places);
            }
        }
        for (var some = evidence.rows(1, CHUNK);
                !some.isEmpty();
                some = evidence.rows(some.getLast().number() + 1, CHUNK)) {
            some.forEach(row -> row.appraised().ifPresent(places));
        }
        return places.build().sorted().toArray();
    }

    /** Claims by tier. */
    Map<Tier, Long> tiers() {
        return tiers.get();
    }

    private Map<Tier, Long> readTiers() throws IOException {
        var tiers = new EnumMap<Tier, Long>(Tier.class);
        for (var tier : Tier.values()) {
            tiers.put(tier, 0L);
        }
        for (var count : claims.counts()) {
            tiers.merge(TierColumn.tier(count.tier(), "claim"), count.claims(), Long::sum);
        }
        return Map.copyOf(tiers);
    }

    private List<Evidence> readEvidence() throws IOException {
        var all = new ArrayList<Evidence>();
        for (var some = evidence.rows(1, CHUNK);
                !some.isEmpty();
                some = evidence.rows(some.getLast().number() + 1, CHUNK)) {
            for (var row : some) {
                all.add(entries.at(row.found(), CaseEntry.EvidenceFound.class).evidence());
            }
        }
        return List.copyOf(all);
    }

    /** A reading of the tables that is made at most once. */
    private static final class Once<T> {
        private final Reading<T> reading;
        private Optional<T> value = Optional.empty();

        interface Reading<T> {
            T read() throws IOException;
        }

        Once(Reading<T> reading) {
            this.reading = reading;
        }

        void readLike(Once<T> before) {
            if (before.isRead()) {
                get();
            }
        }

        private synchronized boolean isRead() {
            return value.isPresent();
        }

        synchronized T get() {
            if (value.isEmpty()) {
                try {
                    value = Optional.of(reading.read());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return value.get();
        }
    }
}
