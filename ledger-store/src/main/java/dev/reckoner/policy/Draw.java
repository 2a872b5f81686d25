package dev.reckoner.policy;

import dev.reckoner.crypto.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which claims a policy has run again: those whose SHA-256 over the UTF-8 text {@code name|version|claim}, with {@code |seed}
 * behind it where the policy has a seed, lies below the rate. The first 53 bits of the hash are read as a fraction of 1, so
 * that everybody who has the policy draws the same claims.
 *
 * <p>Without a seed, an operator who knows the policy can tell beforehand which answers will be run again.
 */
final class Draw {
    /** As many bits as a double holds without rounding. */
    private static final int BITS = 53;

    private Draw() {}

    static boolean takes(AccountabilityPolicy policy, ReexecuteRule rule, String claim) {
        return fraction(policy, rule, claim) < rule.rate();
    }

    private static double fraction(AccountabilityPolicy policy, ReexecuteRule rule, String claim) {
        String text = policy.name()
                + '|'
                + policy.version()
                + '|'
                + claim
                + rule.seed().map(seed -> '|' + seed).orElse("");
        byte[] hash = Digest.sha256Function().digest(text.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS)) * 0x1p-53;
    }
}
