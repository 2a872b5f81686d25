package dev.reckoner.trail.opengradient.settlement;

import dev.reckoner.trail.Evidence;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The leaves that would settle a response. */
public final class ExpectedLeaves {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private ExpectedLeaves() {}

    /** One leaf a layout, the current layout first; layouts for whose leaf the response says too little are left out. */
    public static List<Leaf> of(Evidence.SignedResponse response) {
        List<Leaf> leaves = new ArrayList<>();
        for (LeafLayout layout : Arrays.asList(LeafLayout.values()).reversed()) {
            values(layout, response).map(values -> Leaf.of(layout, values)).ifPresent(leaves::add);
        }
        return List.copyOf(leaves);
    }

    private static Optional<List<String>> values(LeafLayout layout, Evidence.SignedResponse response) {
        List<String> values = new ArrayList<>();
        for (LeafPart part : layout.parts()) {
            Optional<String> value = value(part, response).flatMap(part::normal);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }

    private static Optional<String> value(LeafPart part, Evidence.SignedResponse response) {
        String signature = response.signature();
        return switch (part) {
            case TEE_ID -> Optional.of(response.teeId());
            case INPUT_HASH -> Optional.of("0x" + response.requestHash());
            case OUTPUT_HASH -> Optional.of("0x" + response.outputHash());
            case SIGNATURE_DIGEST ->
                signature.isEmpty() ? Optional.empty() : Optional.of(SignatureDigest.of(signature));
            case SIGNATURE -> signature.isEmpty() ? Optional.empty() : decoded(signature);
            case TIMESTAMP -> seconds(response.timestamp());
        };
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(SettlementTree.hex(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> seconds(String timestamp) {
        if (SECONDS.matcher(timestamp).matches()) {
            return Optional.of(new BigInteger(timestamp).toString());
        }
        try {
            return Optional.of(Long.toString(OffsetDateTime.parse(timestamp).toEpochSecond()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
