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

    private static NoteSigner signer() throws GeneralSecurityException {
        return new NoteSigner(
                "reckoner.example/case", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }
}
