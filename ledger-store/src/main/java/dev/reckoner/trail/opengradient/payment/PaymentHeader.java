package dev.reckoner.trail.opengradient.payment;

import dev.reckoner.trail.TrailFormatException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The HTTP header that carries a payment: base64 of its JSON, under the name {@code X-PAYMENT} in x402's first version and
 * {@code PAYMENT-SIGNATURE} in its second.
 */
public final class PaymentHeader {
    /** Its names in lower case. */
    static final List<String> NAMES = List.of("payment-signature", "x-payment");

    /** A JSON object begins with a brace, so its base64 begins with one of few letters. */
    private static final Pattern BASE64_OBJECT = Pattern.compile("(?:ey|ew)[A-Za-z0-9+/_-]{16,}={0,2}");

    private static final int MOST_CHARACTERS = 1 << 20;

    private PaymentHeader() {}

    /** The value in a line that is the header, with or without its name; empty where it is none. */
    static Optional<String> valueIn(String line) {
        String stripped = line.strip();
        int colon = stripped.indexOf(':');
        boolean named = colon > 0 && NAMES.contains(stripped.substring(0, colon).toLowerCase(Locale.ROOT));
        String value = named ? stripped.substring(colon + 1).strip() : stripped;
        boolean fits = value.length() <= MOST_CHARACTERS
                && BASE64_OBJECT.matcher(value).matches();
        return fits ? Optional.of(value) : Optional.empty();
    }

    /**
     * The JSON in the value.
     *
     * @throws TrailFormatException {@code TR-X402-HEADER} if the value is no base64
     */
    public static byte[] decode(String value) throws TrailFormatException {
        try {
            String standard = value.strip().replace('-', '+').replace('_', '/');
            if (standard.length() <= MOST_CHARACTERS) {
                return Base64.getDecoder().decode(standard);
            }
        } catch (IllegalArgumentException notBase64) {
            throw refusal();
        }
        throw refusal();
    }

    private static TrailFormatException refusal() {
        return new TrailFormatException(
                "TR-X402-HEADER",
                "",
                "The payment header is not base64 of at most " + (MOST_CHARACTERS >> 20) + " MiB",
                "Ask the producer for the header as it was sent.");
    }
}
