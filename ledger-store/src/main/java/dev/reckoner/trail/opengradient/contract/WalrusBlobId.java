package dev.reckoner.trail.opengradient.contract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a blob on Walrus as the settlement contracts carry it: the UTF-8 bytes of its text, not the 32 bytes that the
 * text stands for. Source: inference-facilitator {@code contracts/settlement.sol} and its callers.
 *
 * @param raw the bytes as logged, whatever they are
 */
public record WalrusBlobId(HexData raw) {
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** The 43 characters of URL-safe base64; empty where the bytes are anything else, so that no blob has this name. */
    public Optional<String> text() {
        // ISO 8859-1 maps every byte to one character, so only ASCII bytes can match.
        return Optional.of(new String(raw.bytes(), StandardCharsets.ISO_8859_1))
                .filter(text -> TEXT.matcher(text).matches());
    }
}
