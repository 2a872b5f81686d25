package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who handled something of a case, for whoever has its ledger alone and nothing of what its entries add up to. */
public final class CaseCustody {
    private CaseCustody() {}

    /**
     * Records that something of the case was handled, under the digest of the file's bytes. A case that was ended records nothing any
     * more.
     */
    public static void record(Ledger ledger, Handling action, Path file, Instant now) throws IOException {
        if (ledger.isRetired()) {
            return;
        }
        var entry = Custodian.of(data(ledger)).entry(action, Optional.of(digest(file)), name(file));
        try (var batch = ledger.begin()) {
            batch.add(entry.at(now));
            batch.commit();
        }
    }

    /** What the case is about, which stands at its beginning. */
    private static CaseData data(Ledger ledger) throws IOException {
        try (var notes = ledger.entries(Set.of(EntryKind.NOTE), 0, ledger.size())) {
            return notes.map(CaseEntry::of)
                    .flatMap(Optional::stream)
                    .filter(CaseEntry.CaseDescribed.class::isInstance)
                    .map(described -> ((CaseEntry.CaseDescribed) described).data())
                    .findFirst()
                    .orElseGet(() -> new CaseData("", "", "", false, Instant.EPOCH));
        }
    }

    static Digest digest(Path file) throws IOException {
        var sha = Digest.sha256Function();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.ofSha256(sha.digest());
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
