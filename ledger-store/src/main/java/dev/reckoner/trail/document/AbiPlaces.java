package dev.reckoner.trail.document;

import dev.reckoner.trail.document.HexText.Place;
import dev.reckoner.trail.opengradient.contract.HexData;
import dev.reckoner.trail.opengradient.contract.UnixTime;
import dev.reckoner.trail.opengradient.contract.WalrusBlobId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where the values of a decoded event or call stand, in their order: first one topic each, then one word of the data each, of
 * dynamic values an offset to their bytes (Solidity documentation, "Contract ABI Specification"). A place is given only if the
 * value's own encoding stands there; else all of the data are the place.
 */
final class AbiPlaces {
    private static final int WORD = 32;

    private final List<HexText> topics;
    private final HexText data;
    private int next;

    /**
     * Places of values.
     *
     * @param topics indexed values, without the first topic
     * @param data everything else
     */
    AbiPlaces(List<HexText> topics, HexText data) {
        this.topics = topics;
        this.data = data;
    }

    /** The place of the next value. */
    Place next(Object value) {
        int index = next++;
        Optional<String> word = word(value);
        if (index < topics.size()) {
            var topic = topics.get(index);
            return word.flatMap(expected -> topic.place(0, expected)).orElseGet(topic::whole);
        }
        long head = (long) (index - topics.size()) * WORD;
        return word.flatMap(expected -> data.place(head, expected))
                .or(() -> dynamic(value).flatMap(bytes -> behind(head, bytes)))
                .orElseGet(data::whole);
    }

    /** The bytes to which the word at the head points, after their length. */
    private Optional<Place> behind(long head, String bytes) {
        if (head + WORD > data.size()) {
            return Optional.empty();
        }
        int from = (int) (2 * head);
        var offset = new BigInteger(data.digits().substring(from, from + 2 * WORD), 16);
        if (offset.bitLength() > Integer.SIZE) {
            return Optional.empty();
        }
        long at = offset.longValueExact();
        return data.place(at, word(BigInteger.valueOf(bytes.length() / 2)))
                .flatMap(length -> bytes.isEmpty() ? Optional.of(length) : data.place(at + WORD, bytes));
    }

    /** The word of a value of fixed size. */
    private static Optional<String> word(Object value) {
        return switch (value) {
            case BigInteger number -> Optional.of(word(number));
            case UnixTime time -> Optional.of(word(time.seconds()));
            case Integer number -> Optional.of(word(BigInteger.valueOf(number)));
            case Long number -> Optional.of(word(BigInteger.valueOf(number)));
            case Boolean flag -> Optional.of(word(flag ? BigInteger.ONE : BigInteger.ZERO));
            case String text -> hexWord(text);
            default -> Optional.empty();
        };
    }

    private static String word(BigInteger number) {
        var unsigned = number.signum() < 0 ? number.add(BigInteger.TWO.pow(8 * WORD)) : number;
        var digits = unsigned.toString(16);
        return "0".repeat(Math.max(0, 2 * WORD - digits.length())) + digits;
    }

    private static Optional<String> hexWord(String text) {
        boolean hex = text.matches("0x([0-9a-f]{40}|[0-9a-f]{64})");
        return hex ? Optional.of("0".repeat(66 - text.length()) + text.substring(2)) : Optional.empty();
    }

    /** The bytes of a value of any size, hexadecimal. */
    private static Optional<String> dynamic(Object value) {
        return switch (value) {
            case HexData bytes -> Optional.of(bytes.text().substring(2));
            case WalrusBlobId blob -> Optional.of(blob.raw().text().substring(2));
            case String text -> Optional.of(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
            default -> Optional.empty();
        };
    }
}
