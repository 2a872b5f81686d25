package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "a\tb", "\u0000", "\u0085", "half \ud800"})
    void whatNobodyCanTypeAgainIsRefused(String words) {
        LedgerTest.assertCode(() -> Cases.passphrase(words), "LG-PASSPHRASE-UNFIT");
    }

    @Test
    void oneOfTheUtmostLengthIsTakenAndALongerOneIsNot() throws LedgerException {
        assertThat(Cases.passphrase("ä".repeat(1_024)).utf8()).hasSize(2_048);
        LedgerTest.assertCode(() -> Cases.passphrase("a".repeat(1_025)), "LG-PASSPHRASE-UNFIT");
    }

    /** RFC 8265, section 4.2: macOS composes letters otherwise than Windows does, and a word processor's spaces are no others. */
    @Test
    void theSameWordsTypedOnAnotherSystemAreTheSame() throws LedgerException {
        var typed = Cases.passphrase("Zürich Å 𝄞");
        assertThat(typed.isSameAs(Cases.passphrase("Zu\u0308rich\u00a0\u212b\u2003𝄞")))
                .isTrue();
        assertThat(typed.utf8()).isEqualTo("Zürich Å 𝄞".getBytes(StandardCharsets.UTF_8));
        assertThat(typed.isSameAs(Cases.passphrase("zürich Å 𝄞"))).isFalse();
    }

    @Test
    void whatWasTypedIsWipedAlsoIfItIsRefused() throws LedgerException {
        char[] good = "good".toCharArray();
        Passphrase.of(good);
        assertThat(good).containsOnly('\0');
        char[] bad = "b\nd".toCharArray();
        LedgerTest.assertCode(() -> Passphrase.of(bad), "LG-PASSPHRASE-UNFIT");
        assertThat(bad).containsOnly('\0');
    }

    @Test
    void aClosedOneIsWipedAndNoneSaysWhatItIs() throws LedgerException {
        var passphrase = Cases.passphrase("secret");
        assertThat(passphrase).hasToString("a passphrase");
        byte[] utf8 = passphrase.utf8();
        passphrase.close();
        assertThat(utf8).containsOnly(0);
        assertThatIllegalStateException().isThrownBy(passphrase::utf8);
    }
}
