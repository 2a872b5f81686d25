package dev.reckoner.trail.opengradient.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.CarriedResponse;
import java.util.List;
import java.util.Map;

/**
 * Whether a request's hash may be lost where its text went through JavaScript, as in the blob of a single inference: 1.0
 * becomes 1 there, and integers beyond 2^53 change. The temperature does not count, since it is hashed as a float in any case.
 */
public final class NumericLoss {
    private static final List<String> HASHED_AS_GIVEN =
            List.of("messages", "tools", "response_format", "stop", "prompt");
    private static final long EXACT = 1L << 53;

    private NumericLoss() {}

    /** True if the blob of a single inference holds such a request. */
    public static boolean isPossibleIn(byte[] blob) {
        try {
            JsonNode members = StrictJson.tree(blob);
            return CarriedResponse.of(members.path("input"), members.path("output"), Map.of())
                    .flatMap(CarriedResponse::request)
                    .filter(NumericLoss::isPossible)
                    .isPresent();
        } catch (TrailFormatException damaged) {
            return false;
        }
    }

    /** True if a hashed part of the request holds a number that may have been another one. */
    public static boolean isPossible(JsonNode request) {
        JsonNode most = request.path("max_tokens");
        return HASHED_AS_GIVEN.stream().map(request::path).anyMatch(NumericLoss::holdsWhole)
                || most.isNumber() && Math.abs(most.doubleValue()) >= EXACT;
    }

    /** Fractions come through as they were: both languages print the shortest text that reads back. */
    private static boolean holdsWhole(JsonNode part) {
        if (part.isNumber()) {
            return part.isIntegralNumber() || part.doubleValue() == Math.rint(part.doubleValue());
        }
        return part.valueStream().anyMatch(NumericLoss::holdsWhole);
    }
}
