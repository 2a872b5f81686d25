package dev.reckoner.audit.sample.opengradient;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * What the keys, salts and identifiers of a made trail come from, so that the same seed makes the same bytes.
 *
 * @param value any number
 */
public record Seed(long value) {
    /** Random bytes for one purpose, always the same. */
    SecureRandom random(String purpose) {
        try {
            // Of the platform's generators this one alone says the same again for the same seed.
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed((value + " " + purpose).getBytes(StandardCharsets.UTF_8));
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
