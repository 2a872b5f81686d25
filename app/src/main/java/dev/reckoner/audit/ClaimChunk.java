package dev.reckoner.audit;

import dev.reckoner.appraise.Appraiser;
import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.Subject;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some claims with all that their appraisal needs beside the case's other evidence, so that it can be made on any thread.
 *
 * @param claims the claims
 * @param records their signed records by id
 * @param received when the case received each
 */
record ClaimChunk(List<Claim> claims, Map<Digest, Evidence> records, Map<Digest, Instant> received)
        implements HeldEvidence.Records {
    @Override
    public Optional<Evidence> record(Digest id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public Optional<Instant> received(Digest claim) {
        return Optional.ofNullable(received.get(claim));
    }

    /** What the checks find about that claim of the chunk. */
    CaseEntry.FindingsMade appraise(Claim claim, Asking asking) {
        var context = new Check.Context(new HeldEvidence(asking.others(), this, asking.blobs()), asking.references());
        return new CaseEntry.FindingsMade(
                Subject.claim(claim.id()),
                CaseEntry.Scope.EVIDENCE,
                asking.appraiser().appraise(claim, context));
    }

    /**
     * What is asked, and against what.
     *
     * @param others what many claims rest on
     */
    record Asking(Appraiser appraiser, OtherEvidence others, ReferenceValues references, BlobStore blobs) {
        /** What the checks find about an item of the case's other evidence. */
        List<Finding> appraise(Evidence item) {
            var none = new ClaimChunk(List.of(), Map.of(), Map.of());
            return appraiser.appraise(item, new Check.Context(new HeldEvidence(others, none, blobs), references));
        }
    }
}
