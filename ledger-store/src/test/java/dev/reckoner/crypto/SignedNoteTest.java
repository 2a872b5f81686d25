package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    /** The example of the C2SP signed-note text and Go's golang.org/x/mod/sumdb/note documentation. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private final Checkpoint checkpoint = new Checkpoint("reckoner.example/case", 3, MerkleTree.emptyRoot());

    @Test
    void aNoteSignedByGoVerifies() {
        SignedNote note = SignedNote.parse(GO_NOTE);
        assertThat(note.isSignedBy(NoteKey.parse(GO_KEY))).isTrue();
        assertThat(note).hasToString(GO_NOTE);
    }

    @Test
    void aChangedWordBreaksTheSignature() {
        assertThat(SignedNote.parse(GO_NOTE.replace("answer", "Answer")).isSignedBy(NoteKey.parse(GO_KEY)))
                .isFalse();
    }

    @Test
    void aKeyIsWrittenAsItIsRead() {
        assertThat(NoteKey.parse(GO_KEY)).hasToString(GO_KEY);
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.parse(GO_KEY.replace("c74f", "c74e")));
    }

    @Test
    void aCheckpointSurvivesSigningWritingAndReading() throws GeneralSecurityException {
        NoteSigner signer = signer();
        SignedNote note = SignedNote.parse(signer.sign(checkpoint.text()).toString());
        assertThat(note.isSignedBy(signer.key())).isTrue();
        assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
        assertThat(note.isSignedBy(signer().key())).isFalse();
    }

    @Test
    void whatIsNotACheckpointIsRefused() {
        String good = checkpoint.text();
        for (String bad : new String[] {
            "",
            "\n",
            "a\n1\n",
            good.replace("\n3\n", "\n03\n"),
            good.replace("\n3\n", "\n-3\n"),
            good.replace("\n3\n", "\n99999999999999999999\n"),
            good.replace("4", ""),
            good + "\n"
        }) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> Checkpoint.parse(bad));
        }
    }

    @Test
    void whatIsNotANoteIsRefused() {
        for (String bad : new String[] {
            "",
            "text\n",
            "text\n\n",
            "text\n\n- a AAAAAAAA\n",
            "text\n\n— a b AAAAAAAA\n",
            "te\u0007xt\n\n— a AAAAAAAA\n",
            "text\n\n— a AAAA\n",
            "text\n\n— a AAAAAA=\n",
            "text\n\n— a AAAAAAAA"
        }) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> SignedNote.parse(bad));
        }
    }

    @Test
    void aCarriageReturnIsRefusedInSignatureLinesToo() throws GeneralSecurityException {
        String note = signer().sign(checkpoint.text()).toString();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedNote.parse(note.substring(0, note.length() - 1) + "\r\n"));
    }

    @Test
    void onlyControlCharactersOfAsciiBelowTheSpaceAreRefused() {
        assertThat(SignedNote.parse("del \u007f, next line \u0085\n\n— a AAAAAAA=\n")
                        .text())
                .contains("\u007f", "\u0085");
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse("tab \t\n\n— a AAAAAAA=\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse("half \ud83d\n\n— a AAAAAAA=\n"));
    }

    @Test
    void theTextMayHaveEmptyLines() throws GeneralSecurityException {
        NoteSigner signer = signer();
        SignedNote note = SignedNote.parse(signer.sign("one\n\ntwo\n").toString());
        assertThat(note.text()).isEqualTo("one\n\ntwo\n");
        assertThat(note.isSignedBy(signer.key())).isTrue();
    }

    @Test
    void sixteenSignaturesOfFiveKilobytesAreRead() throws GeneralSecurityException {
        NoteSigner signer = signer();
        SignedNote note = signer.sign(checkpoint.text());
        for (int i = 0; i < 15; i++) {
            note = note.with(new NoteSignature("post.quantum/" + i, "00000000", new byte[5000]));
        }
        SignedNote read = SignedNote.parse(note.toString());
        assertThat(read.signatures()).hasSize(16);
        assertThat(read.isSignedBy(signer.key())).isTrue();
    }

    @Test
    void moreSignaturesThanAnybodyNeedsAreRefused() {
        String line = "— a AAAAAAA=\n";
        assertThat(SignedNote.parse("text\n\n" + line.repeat(100)).signatures()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse("text\n\n" + line.repeat(101)));
    }

    @Test
    void aLineThatSharesTheNameOrTheIdAloneIsIgnored() throws GeneralSecurityException {
        NoteSigner signer = signer();
        NoteKey key = signer.key();
        SignedNote note = signer.sign(checkpoint.text())
                .with(new NoteSignature(key.name(), "00000000", new byte[64]))
                .with(new NoteSignature("somebody.else", key.id(), new byte[64]));
        assertThat(note.standing(key)).isEqualTo(SignedNote.Standing.SIGNED);
    }

    @Test
    void aBadSignatureByAKnownKeySpoilsAGoodOne() throws GeneralSecurityException {
        NoteSigner signer = signer();
        NoteKey key = signer.key();
        SignedNote note = signer.sign(checkpoint.text()).with(new NoteSignature(key.name(), key.id(), new byte[64]));
        assertThat(note.standing(key)).isEqualTo(SignedNote.Standing.BADLY_SIGNED);
        assertThat(note.standing(signer().key())).isEqualTo(SignedNote.Standing.NOT_SIGNED);
    }

    @Test
    void aSignatureThatIsThereIsNotAddedTwice() throws GeneralSecurityException {
        SignedNote note = signer().sign(checkpoint.text());
        assertThat(note.with(note.signatures().getFirst())).isEqualTo(note);
    }

    @Test
    void aCheckpointHasExactlyOneText() {
        String good = checkpoint.text();
        assertThat(Checkpoint.parse(good + "extension\n").extensions()).containsExactly("extension");
        for (String bad : new String[] {
            good.substring(0, good.length() - 1),
            good.replace("=", ""),
            good.replace("FU=", "FV="),
            good.replace("\n3\n", "\r3\n"),
            good + "\n\n",
            good + "\r\n"
        }) {
            assertThat(bad).isNotEqualTo(good);
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> Checkpoint.parse(bad));
        }
    }

    @Test
    void aLogWithoutEntriesHasTheRootOfNothing() {
        assertThat(new Checkpoint("a", 0, MerkleTree.emptyRoot()).size()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("a", 0, new byte[32]));
    }

    private static NoteSigner signer() throws GeneralSecurityException {
        return new NoteSigner(
                "reckoner.example/case", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }
}
