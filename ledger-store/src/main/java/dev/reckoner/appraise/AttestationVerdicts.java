package dev.reckoner.appraise;

import dev.reckoner.crypto.CertificateLinks;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.nitro.KeyCommitment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers verdicts, because thousands of claims rest on the same document. The key is everything a verdict depends on: the
 * item, whose blob digest stands for its bytes, and the trust anchors; the time is the document's own.
 */
final class AttestationVerdicts {
    private static final int MOST = 1 << 16;

    private record Key(Evidence.AttestationDocument item, List<ReferenceValues.TrustAnchor> anchors) {}

    private final Map<Key, AttestationVerdict> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, AttestationVerdict> eldest) {
            return size() > MOST;
        }
    };

    private final CertificateLinks links = new CertificateLinks();
    private Committing committing = new Committing(List.of(), Map.of());

    /** The documents of a case by the key that they commit to. */
    private record Committing(
            List<Evidence.AttestationDocument> all, Map<Digest, List<Evidence.AttestationDocument>> byKey) {
        static Committing of(List<Evidence.AttestationDocument> all) {
            var byKey = new HashMap<Digest, List<Evidence.AttestationDocument>>();
            for (var document : all) {
                KeyCommitment.of(document)
                        .ifPresent(commitment -> byKey.computeIfAbsent(
                                        commitment.signingKey(), ignored -> new ArrayList<>())
                                .add(document));
            }
            return new Committing(all, byKey);
        }
    }

    /** The case's documents that commit to the key, in their order. */
    List<Evidence.AttestationDocument> committingTo(Digest key, Check.Context context) {
        var all = context.evidence().attestations();
        synchronized (known) {
            if (committing.all() != all && !committing.all().equals(all)) {
                committing = Committing.of(all);
            }
            return committing.byKey().getOrDefault(key, List.of());
        }
    }

    /**
     * The verdict.
     *
     * @param when the instant at which its root must be accepted: that of the claim it is to stand for, or its own
     */
    AttestationVerdict of(Evidence.AttestationDocument item, Check.Context context, Instant when) {
        List<ReferenceValues.TrustAnchor> anchors = context.references().trustAnchors().stream()
                .filter(anchor -> anchor.holdsAt(when))
                .toList();
        Key key = new Key(item, anchors);
        synchronized (known) {
            AttestationVerdict verdict = known.get(key);
            if (verdict != null) {
                return verdict;
            }
        }
        Optional<byte[]> raw = HeldBytes.of(item.blob(), context);
        if (raw.isEmpty()) {
            return new AttestationVerdict.NotHeld();
        }
        AttestationVerdict verdict = AttestationVerdict.of(item, raw.get(), anchors, links);
        synchronized (known) {
            known.put(key, verdict);
        }
        return verdict;
    }
}
