package dev.reckoner.trail.evm;

import dev.reckoner.crypto.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** The checksum that the case of an address's letters carries (EIP-55). */
final class AddressChecksum {
    private AddressChecksum() {}

    /**
     * False if the letters are of both cases and not those of the checksum; an address of one case carries none.
     *
     * @param hex 40 hexadecimal characters
     */
    static boolean holds(String hex) {
        String lower = hex.toLowerCase(Locale.ROOT);
        return hex.equals(lower) || hex.equals(hex.toUpperCase(Locale.ROOT)) || hex.equals(of(lower));
    }

    private static String of(String lower) {
        String hash = HexFormat.of().formatHex(Keccak256.of(lower.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder address = new StringBuilder(lower);
        for (int i = 0; i < lower.length(); i++) {
            if (Character.digit(hash.charAt(i), 16) >= 8) {
                address.setCharAt(i, Character.toUpperCase(lower.charAt(i)));
            }
        }
        return address.toString();
    }
}
