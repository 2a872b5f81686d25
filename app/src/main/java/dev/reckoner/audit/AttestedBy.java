package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Under which root the attestations that claims rest on were made. Not thread-safe. */
final class AttestedBy {
    private static final String GENUINE = "EV-NITRO-CHAIN-VALID";
    /** How the finding names the root. */
    private static final String UNDER = "under ";

    private final GroundSets sets;
    private final Map<String, Answer> genuine = new HashMap<>();
    private final Map<Integer, Optional<Answer>> known = new HashMap<>();

    /**
     * An attestation that is genuine.
     *
     * @param platform the trust anchor, by the name that the reference values give it
     * @param document the document's id
     */
    record Answer(String platform, Digest document) {}

    AttestedBy(RecordedCase audit, CaseTables tables) throws IOException {
        sets = new GroundSets(tables);
        List<Digest> documents = audit.isolatedClaims().shared().stream()
                .filter(Evidence.AttestationDocument.class::isInstance)
                .map(Evidence::id)
                .toList();
        audit.findingsAbout(documents)
                .forEach((document, findings) -> findings.stream()
                        .filter(finding -> finding.code().equals(GENUINE))
                        .findFirst()
                        .ifPresent(finding ->
                                genuine.put(document.toString(), new Answer(root(finding.detail()), document))));
    }

    private static String root(String detail) {
        return detail.startsWith(UNDER) ? detail.substring(UNDER.length()) : "an accepted root";
    }

    /** The genuine attestation in a set of what findings rest on; the first by id where there are several. */
    Optional<Answer> of(int rests) throws IOException {
        var answer = known.get(rests);
        if (answer == null) {
            answer = sets.members(rests).stream()
                    .filter(genuine::containsKey)
                    .map(genuine::get)
                    .findFirst();
            known.put(rests, answer);
        }
        return answer;
    }
}
