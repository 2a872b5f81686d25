package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.projection.ClaimTable;
import dev.reckoner.ledger.projection.EvidenceTable;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the views see: what is small as it was when the snapshot was made, lists of claims and what was found about them read from
 * the tables when first asked for.
 */
final class CaseSnapshot {
    private static final int CHUNK = 1_000;

    private final CaseData data;
    private final List<CaseProjection.ImportedTrail> trails;
    private final ReferenceValues references;
    private final LedgerState ledgerState;
    private final ClaimTable claims;
    private final EvidenceTable evidence;
    private final CaseEntries entries;
    private final Once<List<ClaimRow>> rows = new Once<>(this::readRows);
    private final Once<List<TrailRow>> trailRows = new Once<>(this::readTrails);
    private final Once<List<Finding>> findings = new Once<>(this::readFindings);
    private final Once<List<Evidence>> items = new Once<>(this::readEvidence);

    private CaseSnapshot(
            CaseData data,
            List<CaseProjection.ImportedTrail> trails,
            ReferenceValues references,
            LedgerState ledgerState,
            ClaimTable claims,
            EvidenceTable evidence,
            CaseEntries entries) {
        this.data = data;
        this.trails = trails;
        this.references = references;
        this.ledgerState = ledgerState;
        this.claims = claims;
        this.evidence = evidence;
        this.entries = entries;
    }

    static CaseSnapshot of(CaseProjection projection, Ledger ledger) {
        return new CaseSnapshot(
                projection.data(),
                projection.trails(),
                projection.references(),
                LedgerView.unverified(ledger),
                projection.claims().table(),
                projection.evidence().table(),
                new CaseEntries(ledger));
    }

    CaseSnapshot with(LedgerState verified) {
        return new CaseSnapshot(data, trails, references, verified, claims, evidence, entries);
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

    List<ClaimRow> rows() {
        return rows.get();
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

    private List<ClaimRow> readRows() throws IOException {
        return claims.rows().stream().map(ClaimRows::shown).toList();
    }

    private List<TrailRow> readTrails() throws IOException {
        return CaseProjection.rows(trails, claims.counts());
    }

    /** All current findings, newest recorded first. */
    private List<Finding> readFindings() throws IOException {
        var places = new ArrayList<Long>();
        for (var row : claims.rows()) {
            add(row.entries().appraised(), places);
            add(row.entries().rerun(), places);
        }
        for (var some = evidence.rows(1, CHUNK);
                !some.isEmpty();
                some = evidence.rows(some.getLast().number() + 1, CHUNK)) {
            some.forEach(row -> add(row.appraised(), places));
        }
        places.sort(Comparator.naturalOrder());
        var all = new ArrayList<Finding>();
        for (long place : places) {
            all.addAll(((CaseEntry.FindingsMade) entries.at(place)).findings());
        }
        return List.copyOf(all.reversed());
    }

    private static void add(OptionalLong place, List<Long> places) {
        place.ifPresent(places::add);
    }

    private List<Evidence> readEvidence() throws IOException {
        var all = new ArrayList<Evidence>();
        for (var some = evidence.rows(1, CHUNK);
                !some.isEmpty();
                some = evidence.rows(some.getLast().number() + 1, CHUNK)) {
            for (var row : some) {
                all.add(((CaseEntry.EvidenceFound) entries.at(row.found())).evidence());
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
