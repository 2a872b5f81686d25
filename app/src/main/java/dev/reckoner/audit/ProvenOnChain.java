package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which findings about claims rest on a log that a proof shows to be in a block that the analyst vouches for. Not thread-safe.
 */
final class ProvenOnChain {
    private final RecordedCase audit;
    private final GroundSets sets;
    private final Set<Digest> proofs;
    private final Set<String> members;
    private final Map<Integer, Boolean> known = new HashMap<>();

    ProvenOnChain(RecordedCase audit, CaseTables tables) throws IOException {
        this.audit = audit;
        this.sets = new GroundSets(tables);
        this.proofs = audit.isolatedClaims().shared().stream()
                .filter(Evidence.ReceiptProof.class::isInstance)
                .map(Evidence::id)
                .collect(Collectors.toUnmodifiableSet());
        this.members = proofs.stream().map(Digest::toString).collect(Collectors.toUnmodifiableSet());
    }

    /** True if the finding of that code about the claim rests on a proof. Only where any does, the findings are read. */
    boolean isSo(ClaimFacts claim, String code) throws IOException {
        return isOnAny(claim.grounds().rests())
                && audit.claim(claim.id()).stream()
                        .flatMap(detail -> detail.findings().stream())
                        .filter(finding -> finding.code().equals(code))
                        .anyMatch(finding -> finding.restsOn().stream().anyMatch(proofs::contains));
    }

    private boolean isOnAny(int rests) throws IOException {
        var answer = known.get(rests);
        if (answer == null) {
            answer = sets.members(rests).stream().anyMatch(members::contains);
            known.put(rests, answer);
        }
        return answer;
    }
}
