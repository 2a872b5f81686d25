package dev.reckoner.ui.ledger;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the ledger from its end towards its beginning, a page at a time. Not for the FX thread. */
final class LedgerPages {
    /** Enough to fill the table several times over. */
    static final int PAGE = 500;
    /** A rare kind must not make one page read a ledger of millions. */
    private static final int MOST_READ = 20_000;

    private final AuditCase auditCase;

    LedgerPages(AuditCase auditCase) {
        this.auditCase = auditCase;
    }

    /**
     * A page.
     *
     * @param lines newest first
     * @param reached every entry from here on was read; 0 where none is left
     */
    record Page(List<LedgerLine> lines, long reached) {
        Page {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Entries before an index.
     *
     * @param end index behind the newest that is wanted
     * @param kind only these; every kind where empty
     */
    Page before(long end, Optional<String> kind) throws IOException {
        var lines = new ArrayList<LedgerLine>();
        long reached = end;
        while (reached > 0 && lines.size() < PAGE && end - reached < MOST_READ) {
            long from = Math.max(0, reached - PAGE);
            auditCase.entries(from, (int) (reached - from)).reversed().stream()
                    .filter(line -> kind.map(line.kind()::equals).orElse(true))
                    .forEach(lines::add);
            reached = from;
        }
        return new Page(labelled(lines), reached);
    }

    private List<LedgerLine> labelled(List<LedgerLine> lines) throws IOException {
        Set<Digest> named =
                lines.stream().flatMap(line -> line.claim().stream()).collect(Collectors.toSet());
        Map<Digest, String> labels = auditCase.claimRows(named).stream()
                .collect(Collectors.toMap(ClaimRow::id, ClaimRow::label, (a, b) -> a));
        return lines.stream().map(line -> labelled(line, labels)).toList();
    }

    private static LedgerLine labelled(LedgerLine line, Map<Digest, String> labels) {
        return line.claim()
                .flatMap(id -> Optional.ofNullable(labels.get(id)))
                .map(label -> new LedgerLine(
                        line.index(),
                        line.kind(),
                        line.time(),
                        line.what(),
                        label,
                        line.claim(),
                        line.leaf(),
                        line.json()))
                .orElse(line);
    }
}
