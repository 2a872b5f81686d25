package dev.reckoner.ui.ledger;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the claims are called that a page of entries is about; those met last are remembered. Not for the FX thread. */
final class ClaimNames {
    private static final int REMEMBERED = 4_096;

    private final AuditCase auditCase;
    private final Map<Digest, String> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    ClaimNames(AuditCase auditCase) {
        this.auditCase = auditCase;
    }

    /** The same lines with the names of their claims. */
    synchronized List<LedgerLine> named(List<LedgerLine> lines) throws IOException {
        Set<Digest> unknown = lines.stream()
                .flatMap(line -> line.claim().stream())
                .filter(id -> !known.containsKey(id))
                .collect(Collectors.toSet());
        auditCase.claimRows(unknown).forEach(row -> known.put(row.id(), row.label()));
        return lines.stream().map(this::named).toList();
    }

    private LedgerLine named(LedgerLine line) {
        return line.claim()
                .flatMap(id -> Optional.ofNullable(known.get(id)))
                .filter(name -> !name.equals(line.subject()))
                .map(line::about)
                .orElse(line);
    }
}
