package dev.reckoner.trail.opengradient.settlement;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One value of a leaf, with its Solidity type. */
enum LeafPart {
    TEE_ID("bytes32", "teeId"),
    INPUT_HASH("bytes32", "inputHash"),
    OUTPUT_HASH("bytes32", "outputHash"),
    SIGNATURE_DIGEST("bytes32", "signatureDigest"),
    SIGNATURE("bytes", "signature"),
    TIMESTAMP("uint256", "timestamp");

    private static final Pattern WORD = Pattern.compile("0x[0-9a-f]{64}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}");

    private final String type;
    private final String memberName;

    LeafPart(String type, String memberName) {
        this.type = type;
        this.memberName = memberName;
    }

    /** Its name in OpenGradient's contracts. */
    String memberName() {
        return memberName;
    }

    /** The Solidity type. */
    String type() {
        return type;
    }

    /** What a dump must hold here, in words. */
    String expected() {
        return switch (type) {
            case "bytes32" -> "32 bytes as 0x and 64 hexadecimal characters";
            case "bytes" -> "bytes as 0x and pairs of hexadecimal characters";
            default -> "a whole number of at most 256 bits in decimal";
        };
    }

    /** The value in one spelling: hexadecimal in lower case, numbers without leading zeros; empty where it is none. */
    Optional<String> normal(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (type) {
            case "bytes32" -> Optional.of(lower).filter(LeafPart::isWord);
            case "bytes" -> Optional.of(lower).filter(LeafPart::isBytes);
            default ->
                Optional.of(text)
                        .filter(t -> DECIMAL.matcher(t).matches())
                        .map(BigInteger::new)
                        .filter(number -> number.bitLength() <= 256)
                        .map(BigInteger::toString);
        };
    }

    /** A value in its one spelling as the ABI encoder wants it. */
    Object abi(String normal) {
        return type.equals("uint256") ? new BigInteger(normal) : bytes(normal);
    }

    /** True for {@code 0x} and 64 lower-case hexadecimal characters. */
    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    /** The bytes of {@code 0x} and hexadecimal characters. */
    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    // A pattern would recurse over a hostile value of many megabytes.
    static boolean isBytes(String lower) {
        return lower.startsWith("0x")
                && lower.length() % 2 == 0
                && lower.chars().skip(2).allMatch(HexFormat::isHexDigit);
    }
}
