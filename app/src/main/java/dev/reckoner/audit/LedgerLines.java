package dev.reckoner.audit;

import dev.reckoner.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads entries in lines; one that was changed on disk, or is gone, has its line too, and hides no other. */
final class LedgerLines {
    private LedgerLines() {}

    static List<LedgerLine> of(Ledger ledger, long from, int limit) throws IOException {
        long end = Math.min(ledger.size(), from + limit);
        var lines = new ArrayList<LedgerLine>();
        long next = from;
        try (var stored = ledger.stored(from, end)) {
            for (var entry : stored.toList()) {
                next = gone(next, entry.index(), lines);
                if (entry.index() == next) {
                    lines.add(LedgerLine.of(entry));
                    next++;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        gone(next, end, lines);
        return List.copyOf(lines);
    }

    private static long gone(long from, long end, List<LedgerLine> lines) {
        long next = from;
        while (next < end) {
            lines.add(LedgerLine.gone(next++));
        }
        return next;
    }
}
