package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whose signature a response carries. */
sealed interface ResponseSignature {
    /** Keys that are tried beyond the one the response names; a trail cannot make us try thousands. */
    int MOST_OTHER_KEYS = 64;

    /** The response carries no signature. */
    record Absent() implements ResponseSignature {}

    /** The response carries a signature, but not all that was signed. */
    record Incomplete() implements ResponseSignature {}

    /** The key that the response names is not in the case, and no other key fits. */
    record KeyMissing() implements ResponseSignature {}

    /** Valid under the key that the response names, or, where it names none, under a key of the case. */
    record Valid(Evidence.SigningKey key, int salt) implements ResponseSignature {}

    /** Valid under a key of the case that is not the one the response names. */
    record OtherKey(Evidence.SigningKey key, int salt) implements ResponseSignature {}

    /** Not valid under the key that the response names. */
    record Invalid(Evidence.SigningKey key) implements ResponseSignature {}

    /** The signed response that carries the claim; empty for claims of other formats. */
    static Optional<Evidence.SignedResponse> carrier(Claim claim, Check.Context context) {
        return claim.statement()
                .flatMap(context.evidence()::evidence)
                .filter(Evidence.SignedResponse.class::isInstance)
                .map(Evidence.SignedResponse.class::cast);
    }

    /** Finds out; every check of a claim that asks gets the same answer. */
    static ResponseSignature of(Evidence.SignedResponse response, Claim claim, Check.Context context) {
        return context.once(
                ResponseSignature.class, List.of(response, claim.id()), () -> found(response, claim, context));
    }

    private static ResponseSignature found(Evidence.SignedResponse response, Claim claim, Check.Context context) {
        if (response.signature().isEmpty()) {
            return new Absent();
        }
        // Somebody else may have taken a hash or the time away: that accuses no enclave.
        return HeldBytes.signed(response, context)
                .map(message -> of(response, message, claim, context))
                .orElseGet(Incomplete::new);
    }

    private static ResponseSignature of(
            Evidence.SignedResponse response, byte[] message, Claim claim, Check.Context context) {
        List<Evidence.SigningKey> named = named(response, claim, context);
        for (Evidence.SigningKey key : named) {
            OptionalInt salt = TeeKeys.verify(key, response, message);
            if (salt.isPresent()) {
                return new Valid(key, salt.getAsInt());
            }
        }
        return other(
                        response,
                        message,
                        context.evidence().keys().stream()
                                .filter(k -> !named.contains(k))
                                .toList())
                .orElseGet(() -> named.isEmpty() ? new KeyMissing() : new Invalid(named.getFirst()));
    }

    private static Optional<ResponseSignature> other(
            Evidence.SignedResponse response, byte[] message, List<Evidence.SigningKey> others) {
        return others.stream()
                .limit(MOST_OTHER_KEYS)
                .flatMap(key -> TeeKeys.verify(key, response, message).stream()
                        .<ResponseSignature>mapToObj(
                                salt -> response.teeId().isEmpty() ? new Valid(key, salt) : new OtherKey(key, salt)))
                .findFirst();
    }

    private static List<Evidence.SigningKey> named(
            Evidence.SignedResponse response, Claim claim, Check.Context context) {
        return response.teeId().isEmpty()
                ? context.evidence().keys().stream()
                        .filter(key -> claim.evidence().contains(key.id()))
                        .toList()
                : context.evidence().keysOf(response.teeId());
    }
}
