package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The evidence of a case that many claims rest on: everything but the signed records, of which each claim has its own and which
 * are as many as the claims. An immutable picture.
 *
 * @param items by id, in the order of import
 */
record OtherEvidence(
        Map<Digest, Evidence> items,
        List<Evidence.AttestationDocument> attestations,
        List<Evidence.SigningKey> keys,
        List<Evidence.EventLog> logs,
        List<Evidence.SettlementBatch> batches,
        List<Evidence.SettledInference> settledInferences) {
    static OtherEvidence of(Map<Digest, Evidence> items) {
        var copy = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        return new OtherEvidence(
                copy,
                only(copy, Evidence.AttestationDocument.class),
                only(copy, Evidence.SigningKey.class),
                only(copy, Evidence.EventLog.class),
                only(copy, Evidence.SettlementBatch.class),
                only(copy, Evidence.SettledInference.class));
    }

    /** True for what is held here; false for the signed record of a claim. */
    static boolean holds(Evidence evidence) {
        return switch (evidence) {
            case Evidence.SignedStatement ignored -> false;
            case Evidence.SignedResponse ignored -> false;
            default -> true;
        };
    }

    private static <T extends Evidence> List<T> only(Map<Digest, Evidence> items, Class<T> type) {
        return items.values().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
