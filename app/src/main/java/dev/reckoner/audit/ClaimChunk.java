package dev.reckoner.audit;

import dev.reckoner.appraise.Appraiser;
import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.Subject;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some claims with all that their appraisal needs beside the case's other evidence, so that it can be made on any thread.
 *
 * @param claims the claims
 * @param records their signed records by id
 * @param received when the case received each
 * @param answers the signed responses by the hash of their request, for the requests of these claims
 */
record ClaimChunk(
        List<Claim> claims,
        Map<Digest, Evidence> records,
        Map<Digest, Instant> received,
        Map<String, List<Evidence.SignedResponse>> answers)
        implements HeldEvidence.Records {
    /** No claims. */
    static final ClaimChunk NONE = new ClaimChunk(List.of(), Map.of(), Map.of(), Map.of());

    @Override
    public Optional<Evidence> record(Digest id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public Optional<Instant> received(Digest claim) {
        return Optional.ofNullable(received.get(claim));
    }

    @Override
    public List<Evidence.SignedResponse> responsesTo(String requestHash) {
        return answers.getOrDefault(requestHash, List.of());
    }

    @Override
    public List<Evidence.SignedResponse> responsesWith(String signature) {
        return answers.values().stream()
                .flatMap(List::stream)
                .filter(response -> response.signature().equals(signature))
                .toList();
    }

    /** Asks the checks about claims of the chunk. */
    Function<Claim, CaseEntry.FindingsMade> appraisal(Asking asking) {
        var context = new Check.Context(new HeldEvidence(asking.others(), this, asking.blobs()), asking.references());
        return claim -> new CaseEntry.FindingsMade(
                Subject.claim(claim.id()),
                CaseEntry.Scope.EVIDENCE,
                asking.appraiser().appraise(claim, context));
    }

    /**
     * What is asked, and against what.
     *
     * @param others what many claims rest on
     */
    record Asking(Appraiser appraiser, OtherEvidence others, ReferenceValues references, HeldEvidence.Blobs blobs) {
        /** Asks the checks about items of the case's other evidence, which may be about any of its signed records. */
        Function<Evidence, List<Finding>> appraisal(HeldEvidence.Records records) {
            var context = new Check.Context(new HeldEvidence(others, records, blobs), references);
            return item -> appraiser.appraise(item, context);
        }
    }
}
