package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import java.time.Instant;

/**
 * A calibration that a case holds.
 *
 * @param model digest of the model file
 * @param profile blob with the calibration, as {@link CalibrationFile} writes it
 * @param origin where it comes from: measured here, or a file
 * @param at when it was recorded
 */
public record CalibrationRow(Digest model, Digest profile, String origin, Instant at) {}
