package dev.reckoner.trail.opengradient.settlement;

import dev.reckoner.crypto.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What stood for the signature in the leaves of early 2026. */
public final class SignatureDigest {
    private SignatureDigest() {}

    /**
     * The 32 bytes, {@code 0x} and 64 lower-case hexadecimal characters: the text itself where it is such a value, keccak256 of
     * its bytes where it is other hexadecimal, and else of the text in UTF-8, which is how base64 is digested.
     */
    public static String of(String signature) {
        String lower = signature.toLowerCase(Locale.ROOT);
        if (LeafPart.isWord(lower)) {
            return lower;
        }
        byte[] bytes = LeafPart.isBytes(lower) ? LeafPart.bytes(lower) : signature.getBytes(StandardCharsets.UTF_8);
        return "0x" + Keccak256.digest(bytes).hex();
    }
}
