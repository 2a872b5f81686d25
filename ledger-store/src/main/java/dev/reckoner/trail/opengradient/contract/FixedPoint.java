package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;

/**
 * A number as OpenGradient's contracts carry it, {@code value / 10^decimals}, not yet computed: the node refuses more than 18
 * decimals and rounds in a way of its own.
 *
 * @param value an {@code int128}
 * @param decimals an {@code int128} too, so it may be absurd or negative
 */
public record FixedPoint(BigInteger value, BigInteger decimals) {
    static FixedPoint read(AbiReader from) throws TrailFormatException {
        return new FixedPoint(from.int128(), from.int128());
    }
}
