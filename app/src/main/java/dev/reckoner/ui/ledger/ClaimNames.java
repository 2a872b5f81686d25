package dev.reckoner.ui.ledger;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        for (LedgerLine line : lines) {
            if (line.claim().isPresent() && !known.containsKey(line.claim().get())) {
                Digest id = line.claim().get();
                known.put(
                        id,
                        auditCase.claim(id).map(claim -> claim.row().label()).orElse(line.subject()));
            }
        }
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
