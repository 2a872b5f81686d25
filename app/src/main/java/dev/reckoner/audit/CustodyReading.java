package dev.reckoner.audit;

import dev.reckoner.appraise.Subject;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.projection.EvidenceTable;
import dev.reckoner.ledger.projection.ListedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads who did what with an item, by the list that the tables keep of custody entries. */
final class CustodyReading {
    /** A case of more handled items than that is read with the command line. */
    private static final int MOST_LINES = 2_000;

    private final Ledger ledger;
    private final List<TrailRow> trails;
    private final Claims claims;
    private final List<ListedTable.Listed> listed;

    /** Finds the row of a claim. */
    @FunctionalInterface
    interface Claims {
        List<ClaimRow> of(Collection<Digest> ids) throws IOException;
    }

    CustodyReading(Ledger ledger, List<TrailRow> trails, Claims claims) throws IOException {
        this.ledger = ledger;
        this.trails = trails;
        this.claims = claims;
        this.listed = new ListedTable(ledger.tables()).of(CaseProjection.CUSTODY);
    }

    /** Every item, in the order in which it was first handled. */
    List<ItemCustody> all() throws IOException {
        Map<Optional<Digest>, List<CustodyLine>> items = new LinkedHashMap<>();
        int from = Math.max(0, listed.size() - MOST_LINES);
        for (var one : listed.subList(from, listed.size())) {
            CustodyLine line = line(one.entry());
            items.computeIfAbsent(line.item(), none -> new ArrayList<>()).add(line);
        }
        return items.entrySet().stream()
                .map(item -> new ItemCustody(
                        item.getKey().isEmpty()
                                ? "The case"
                                : item.getValue().getFirst().name(),
                        item.getKey(),
                        item.getValue()))
                .toList();
    }

    /** The case as a whole. */
    ItemCustody ofCase() throws IOException {
        return item("The case", Optional.empty());
    }

    /** The items that an entry is about: itself what it handles, what was found about, and the trail that brought it. */
    List<ItemCustody> of(long index) throws IOException {
        Optional<CaseEntry> entry = ledger.entry(index).flatMap(CaseEntry::of);
        return entry.isPresent() ? of(entry.get()) : List.of();
    }

    private List<ItemCustody> of(CaseEntry entry) throws IOException {
        return switch (entry) {
            case CaseEntry.TrailImported trail ->
                List.of(item("Trail " + trail.number() + ", " + fileName(trail.file()), Optional.of(trail.digest())));
            case CaseEntry.EvidenceFound found ->
                with(item(found.evidence().title(), Optional.of(found.evidence().blob())), found.trail());
            case CaseEntry.ClaimMade made -> trail(made.trail());
            case CaseEntry.Custody custody ->
                List.of(item(custody.item().isPresent() ? custody.name() : "The case", custody.item()));
            case CaseEntry.Reexecuted run -> claim(run.claim());
            case CaseEntry.FindingsMade made ->
                made.subject().kind() == Subject.Kind.CLAIM
                        ? claim(made.subject().id())
                        : evidence(made.subject().id());
            default -> List.of();
        };
    }

    private List<ItemCustody> claim(Digest id) throws IOException {
        var rows = claims.of(List.of(id));
        return rows.isEmpty() ? List.of() : trail(rows.getFirst().trail());
    }

    private List<ItemCustody> evidence(Digest id) throws IOException {
        var table = new EvidenceTable(ledger.tables());
        for (int number : table.candidates(id)) {
            var row = table.row(number).filter(one -> one.id().equals(id));
            if (row.isPresent()) {
                return of(row.get().found());
            }
        }
        return List.of();
    }

    private List<ItemCustody> with(ItemCustody first, int trail) throws IOException {
        var all = new ArrayList<>(List.of(first));
        all.addAll(trail(trail));
        return all;
    }

    private List<ItemCustody> trail(int number) throws IOException {
        for (TrailRow trail : trails) {
            if (trail.number() == number) {
                return List.of(item("Trail " + number + ", " + fileName(trail.file()), Optional.of(trail.digest())));
            }
        }
        return List.of();
    }

    private ItemCustody item(String what, Optional<Digest> item) throws IOException {
        var handling = new ArrayList<CustodyLine>();
        for (var one : listed) {
            if (one.name().equals(CaseProjection.listedAs(item))) {
                handling.add(line(one.entry()));
            }
        }
        return new ItemCustody(what, item, handling);
    }

    private CustodyLine line(long index) throws IOException {
        LedgerEntry entry = ledger.entry(index).orElseThrow();
        if (CaseEntry.of(entry).orElseThrow() instanceof CaseEntry.Custody custody) {
            return new CustodyLine(
                    index,
                    entry.time(),
                    custody.action(),
                    custody.item(),
                    custody.name(),
                    custody.by(),
                    custody.program());
        }
        throw new IOException("Entry " + index + " is listed as one about custody and is none");
    }

    private static String fileName(String file) {
        return String.valueOf(Path.of(file).getFileName());
    }
}
