package dev.reckoner.ui.claims;

import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ValueReference;
import java.util.Optional;
import java.util.stream.Stream;

/** What the digests that a finding rests on stand for: evidence items of the claim, or its inputs and outputs. */
final class RestsOn {
    private RestsOn() {}

    /** The item of that id or those bytes; empty where the digest is of something else, or the case does not hold it. */
    static Optional<Evidence> item(Digest digest, ClaimDetail under) {
        return under.evidence().stream()
                .filter(item -> item.id().equals(digest) || item.blob().equals(digest))
                .findFirst();
    }

    /** Its name for people; empty text where nothing is known of it but the digest. */
    static String name(Digest digest, ClaimDetail under) {
        return item(digest, under)
                .map(Evidence::title)
                .or(() -> value(digest, under).map(ValueReference::name))
                .orElse("");
    }

    /** Inputs and outputs are blobs without an evidence item: their name in the model is their title. */
    private static Optional<ValueReference> value(Digest digest, ClaimDetail under) {
        return Stream.concat(under.claim().inputs().stream(), under.claim().outputs().stream())
                .filter(value ->
                        Stream.of(value.claimed(), value.tensor(), value.held()).anyMatch(Optional.of(digest)::equals))
                .findFirst();
    }
}
