package dev.reckoner.trail.opengradient.member;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The members of one JSON object, each insisted upon. What is not as expected is {@code TR-JSON-TYPE}.
 *
 * @param object the object
 * @param pointer where it stands in its document, RFC 6901
 */
public record Members(JsonNode object, String pointer) {
    private static final int MOST_CHARACTERS = 16_384;
    private static final int WORD_BITS = 256;
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");
    private static final Pattern WORD = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,78}|0x[0-9a-f]{1,64}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{2,}={0,2}");

    /** The members of a document. */
    public static Members of(JsonNode document) throws TrailFormatException {
        return new Members(document, "").insistOnObject();
    }

    private Members insistOnObject() throws TrailFormatException {
        if (!object.isObject()) {
            throw StrictJson.mismatch(object, pointer, "an object");
        }
        return this;
    }

    /** True if there is such a member, and it is not null. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** The members of the object below that name. */
    public Members in(String name) throws TrailFormatException {
        return new Members(object.path(name), at(name)).insistOnObject();
    }

    /** Text of at most some thousand printable ASCII characters. */
    public String text(String name) throws TrailFormatException {
        JsonNode value = object.path(name);
        String text = value.isTextual() ? value.textValue() : "";
        boolean plain = text.length() <= MOST_CHARACTERS && text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (text.isEmpty() || !plain) {
            throw refusal(name, "text of at most " + MOST_CHARACTERS + " characters of ASCII");
        }
        return text;
    }

    /** Text of any characters and length, empty where the member is missing. */
    public String prose(String name) throws TrailFormatException {
        if (!has(name)) {
            return "";
        }
        if (!object.path(name).isTextual()) {
            throw refusal(name, "text");
        }
        return object.path(name).textValue();
    }

    /** The same as {@link #text}; empty where the member is missing or null. */
    public Optional<String> optionalText(String name) throws TrailFormatException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** An account, {@code 0x} and 40 lower-case hexadecimal characters. */
    public String address(String name) throws TrailFormatException {
        return matching(name, ADDRESS, "an address, 0x and 40 hexadecimal characters");
    }

    /** 32 bytes, {@code 0x} and 64 lower-case hexadecimal characters; the document may leave out the {@code 0x}. */
    public String word(String name) throws TrailFormatException {
        String lower = lower(name);
        String plain = lower.startsWith("0x") ? lower.substring(2) : lower;
        if (!WORD.matcher(plain).matches()) {
            throw refusal(name, "32 bytes as 64 hexadecimal characters");
        }
        return "0x" + plain;
    }

    /** A whole number of at most 256 bits: a number of JSON, decimal text, or {@code 0x} and hexadecimal text. */
    public BigInteger number(String name) throws TrailFormatException {
        return number(name, WORD_BITS);
    }

    /**
     * The same of fewer bits.
     *
     * @param bits the most
     */
    public BigInteger number(String name, int bits) throws TrailFormatException {
        JsonNode value = object.path(name);
        String text =
                value.isIntegralNumber() ? value.asText() : value.asText("").toLowerCase(Locale.ROOT);
        if ((value.isIntegralNumber() || value.isTextual())
                && NUMBER.matcher(text).matches()) {
            BigInteger number = text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
            if (number.bitLength() <= bits) {
                return number;
            }
        }
        throw refusal(name, "a whole number of at most " + bits + " bits");
    }

    /** Bytes in hexadecimal, with or without {@code 0x}. */
    public byte[] hex(String name) throws TrailFormatException {
        String lower = lower(name);
        String plain = lower.startsWith("0x") ? lower.substring(2) : lower;
        if (plain.length() % 2 != 0 || !plain.chars().allMatch(HexFormat::isHexDigit)) {
            throw refusal(name, "bytes as pairs of hexadecimal characters");
        }
        return HexFormat.of().parseHex(plain);
    }

    /** Bytes in base64 of the standard alphabet (RFC 4648, section 4). */
    public byte[] base64(String name) throws TrailFormatException {
        String text = text(name);
        try {
            if (BASE64.matcher(text).matches()) {
                return Base64.getDecoder().decode(text);
            }
        } catch (IllegalArgumentException badPadding) {
            throw refusal(name, "bytes in base64");
        }
        throw refusal(name, "bytes in base64");
    }

    /** What to say where that member is not as expected. */
    public TrailFormatException refusal(String name, String expected) {
        return StrictJson.mismatch(object.path(name), at(name), expected);
    }

    private String lower(String name) throws TrailFormatException {
        return text(name).toLowerCase(Locale.ROOT);
    }

    private String matching(String name, Pattern pattern, String expected) throws TrailFormatException {
        String text = lower(name);
        if (!pattern.matcher(text).matches()) {
            throw refusal(name, expected);
        }
        return text;
    }

    private String at(String name) {
        return pointer + "/" + name;
    }
}
