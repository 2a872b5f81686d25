package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.Optional;

/**
 * The key under a claim.
 *
 * @param spki SHA-256 of its SubjectPublicKeyInfo
 * @param otherThanNamed true if the claim names another enclave than the one whose key this is
 */
record ClaimKey(Digest spki, boolean otherThanNamed) {
    /** True if the claim is carried by something that is signed, so that the question of its key arises. */
    static boolean matters(Claim claim, Check.Context context) {
        return claim.statement()
                .flatMap(context.evidence()::evidence)
                .filter(e -> e instanceof Evidence.SignedStatement || e instanceof Evidence.SignedResponse)
                .isPresent();
    }

    /** The key; empty where nothing in the case tells which it is. */
    static Optional<ClaimKey> of(Claim claim, Check.Context context) {
        return claim.statement().flatMap(context.evidence()::evidence).flatMap(carrier -> switch (carrier) {
            case Evidence.SignedStatement statement -> Optional.of(new ClaimKey(statement.keyId(), false));
            case Evidence.SignedResponse response -> of(response, claim, context);
            default -> Optional.empty();
        });
    }

    private static Optional<ClaimKey> of(Evidence.SignedResponse response, Claim claim, Check.Context context) {
        return switch (ResponseSignature.of(response, claim, context)) {
            case ResponseSignature.Valid valid ->
                Optional.of(new ClaimKey(valid.key().id(), false));
            case ResponseSignature.OtherKey other ->
                Optional.of(new ClaimKey(other.key().id(), true));
            case ResponseSignature.Invalid invalid ->
                Optional.of(new ClaimKey(invalid.key().id(), false));
            case ResponseSignature.KeyMissing missing -> Optional.empty();
            case ResponseSignature.Incomplete incomplete -> Optional.empty();
            case ResponseSignature.Absent absent -> Optional.empty();
        };
    }
}
