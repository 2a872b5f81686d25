package dev.reckoner.trail.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of EIP-55. */
class AddressChecksumTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "dbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "D1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
            })
    void theChecksumHoldsOrTheAddressHasNone(String address) {
        assertThat(AddressChecksum.holds(address)).isTrue();
        assertThat(AddressChecksum.holds(address.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(AddressChecksum.holds(address.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(AddressChecksum.holds(withOneLetterFlipped(address))).isFalse();
    }

    private static String withOneLetterFlipped(String address) {
        int at = 0;
        while (!Character.isLetter(address.charAt(at))) {
            at++;
        }
        char letter = address.charAt(at);
        char flipped = Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter);
        return address.substring(0, at) + flipped + address.substring(at + 1);
    }
}
