package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteKeyTest {
    /** The example of the C2SP signed-note text. */
    private static final String NOTE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    /** A witness of the public network. */
    private static final String WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

    @Test
    void aKeySaysHowItSigns() throws IOException {
        assertThat(NoteKey.parse(NOTE_KEY)).isInstanceOf(Ed25519NoteKey.class);
        assertThat(NoteKey.parse(WITNESS)).isInstanceOf(Ed25519CosignerKey.class);
        assertThat(NoteKey.parse(GoLog.key())).isInstanceOf(MlDsaCosignerKey.class);
    }

    @Test
    void aKeyIsWrittenAsItIsRead() throws IOException {
        for (String text : new String[] {NOTE_KEY, WITNESS, GoLog.key()}) {
            assertThat(NoteKey.parse(text)).hasToString(text);
        }
    }

    @Test
    void theSameKeyHasAnotherIdWhereItCosigns() {
        var pair = Signatures.newEd25519();
        assertThat(Ed25519CosignerKey.of("a", pair.getPublic()).id())
                .isNotEqualTo(NoteKey.of("a", pair.getPublic()).id());
    }

    @Test
    void aJdkKeyIsTakenForWhatItIsAlone() {
        var edwards = Signatures.newEd25519().getPublic();
        var lattice = Signatures.newMlDsa44().getPublic();
        assertThat(MlDsaCosignerKey.of("a", lattice).bytes()).hasSize(1312);
        assertThatIllegalArgumentException().isThrownBy(() -> MlDsaCosignerKey.of("a", edwards));
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519CosignerKey.of("a", lattice));
    }

    @Test
    void aKeyThatCosignsIsToldFromOneThatDoesNot() {
        assertThat(CosignerKey.parse(WITNESS).name()).isEqualTo("remora.n621.de");
        assertThatIllegalArgumentException().isThrownBy(() -> CosignerKey.parse(NOTE_KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903a+",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "rekor.sigstore.dev+12345678+AwEB",
                "example.com/foo+530d903a+AQ=="
            })
    void whatIsNotAKeyIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.parse(text));
    }

    @Test
    void aNameHasNoSpaceOfUnicodeNoPlusAndIsNotEmpty() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        for (String name :
                new String[] {"", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\u0085b", "a\nb", "a\u0001b", "\ud800"}) {
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> new Ed25519NoteKey(name, key));
        }
        assertThat(new Ed25519NoteKey("é/" + "n".repeat(300), key).id()).hasSize(8);
    }

    @Test
    void anMlDsaKeyHasANameThatFitsItsMessage() {
        String key = Base64.getEncoder().encodeToString(new byte[1312]);
        assertThat(new MlDsaCosignerKey("n".repeat(255), key).id()).hasSize(8);
        assertThatIllegalArgumentException().isThrownBy(() -> new MlDsaCosignerKey("n".repeat(256), key));
    }
}
