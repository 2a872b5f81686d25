package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All signed records of a case, read one by one as they are asked for. Not thread-safe, as the rows are not. */
final class SignedRecords implements HeldEvidence.Records {
    private final EvidenceRows rows;

    SignedRecords(EvidenceRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Evidence> record(Digest id) {
        try {
            return rows.item(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Evidence.SignedResponse> responsesTo(String requestHash) {
        try {
            return rows.toRequest(requestHash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Evidence.SignedResponse> responsesWith(String signature) {
        try {
            return rows.withSignature(signature);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only claims are received. */
    @Override
    public Optional<Instant> received(Digest claim) {
        return Optional.empty();
    }
}
