package dev.reckoner.ui.ledger;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.LedgerLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the ledger from its end towards its beginning, a page at a time. Not for the FX thread. */
final class LedgerPages {
    /** Enough to fill the table several times over. */
    static final int PAGE = 500;
    /** What is rare must not make one page read a ledger of millions. */
    static final int MOST_READ = 20_000;

    private final AuditCase auditCase;

    LedgerPages(AuditCase auditCase) {
        this.auditCase = auditCase;
    }

    /**
     * A page.
     *
     * @param lines newest first; before them the entry whose number was asked for
     * @param reached every entry from here on was looked at; 0 where none is left
     */
    record Page(List<LedgerLine> lines, long reached) {
        Page {
            lines = List.copyOf(lines);
        }
    }

    /** The first page: where the words are a number, the entry of that number comes first. */
    Page first(long end, EntryQuery query) throws IOException {
        var lines = new ArrayList<LedgerLine>();
        if (query.number().isPresent()) {
            lines.addAll(auditCase.entries(query.number().getAsLong(), 1));
        }
        Page page = before(end, query);
        page.lines().stream().filter(line -> !lines.contains(line)).forEach(lines::add);
        return new Page(lines, page.reached());
    }

    /**
     * Entries before an index.
     *
     * @param end index behind the newest that is wanted
     */
    Page before(long end, EntryQuery query) throws IOException {
        var lines = new ArrayList<LedgerLine>();
        long reached = end;
        while (reached > 0 && lines.size() < PAGE && end - reached < MOST_READ) {
            long from = Math.max(0, reached - PAGE);
            auditCase.entries(from, (int) (reached - from)).reversed().stream()
                    .filter(query::lets)
                    .forEach(lines::add);
            reached = from;
        }
        return new Page(lines, reached);
    }
}
