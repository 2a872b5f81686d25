package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosignatureTest {
    private static final Instant TIME = Instant.parse("2023-03-20T12:25:47Z");
    /** The three witnesses of the note below, as their operators publish them. */
    private static final List<String> NETWORK = List.of(
            "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv",
            "staging.witness.transparency.goog/ring-any-bells+2e1a8dc9+BG5JTpLc3FJtwzgh1Uv+Qelz9qeOH2bfWjS1s0s+y4rL",
            "witness.navigli.sunlight.geomys.org+a3e00fe2+BNy/co4C1Hn1p+INwJrfUlgz7W55dSZReusH/GhUhJ/G");

    private final Checkpoint checkpoint = new Checkpoint(
            "example.com/behind-the-sofa",
            20852163,
            Digest.ofSha256("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"),
            List.of());
    private final Cosigner edwards = edwards("witness.example.com/w1");
    private final Cosigner lattice = lattice("witness.example.com/w2");

    private static Cosigner edwards(String name) {
        var pair = Signatures.newEd25519();
        return new Cosigner(Ed25519CosignerKey.of(name, pair.getPublic()), pair.getPrivate());
    }

    private static Cosigner lattice(String name) {
        var pair = Signatures.newMlDsa44();
        return new Cosigner(MlDsaCosignerKey.of(name, pair.getPublic()), pair.getPrivate());
    }

    private SignedNote note(NoteSignature... lines) {
        return new SignedNote(checkpoint.text(), List.of(lines));
    }

    @Test
    void ed25519SignsTheTextOfTheC2spExample() {
        assertThat(new String(edwards.key().message(checkpoint, 1679315147), StandardCharsets.UTF_8))
                .isEqualTo("""
                        cosignature/v1
                        time 1679315147
                        example.com/behind-the-sofa
                        20852163
                        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
                        """);
    }

    @Test
    void mlDsaSignsTheStructureOfC2sp() {
        assertThat(HexFormat.of().formatHex(lattice.key().message(checkpoint, 1679315147)))
                .isEqualTo(
                        "737562747265652f76310a00" // subtree/v1, newline, zero
                                + "16" + "7769746e6573732e6578616d706c652e636f6d2f7732" // witness.example.com/w2
                                + "00000000641850cb"
                                + "1b" + "6578616d706c652e636f6d2f626568696e642d7468652d736f6661"
                                + "0000000000000000" + "00000000013e2dc3"
                                + "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62");
    }

    @Test
    void bothVerifyAndSayWhen() {
        for (Cosigner cosigner : List.of(edwards, lattice)) {
            SignedNote note =
                    SignedNote.parse(note(cosigner.cosign(checkpoint, TIME)).toString());
            assertThat(note.isSignedBy(cosigner.key())).isTrue();
            assertThat(note.lastCosigned(cosigner.key())).contains(TIME);
        }
    }

    @Test
    void realWitnessesOfTheNetworkVerify() {
        var material = Vectors.json(
                        "sigstore/conformance/bundle-verify/rekor2-dsse-mismatch-envelope_fail/bundle.sigstore.json")
                .path("verificationMaterial");
        SignedNote note = SignedNote.parse(
                material.at("/tlogEntries/0/inclusionProof/checkpoint/envelope").asText());
        for (String vkey : NETWORK) {
            CosignerKey key = CosignerKey.parse(vkey);
            assertThat(note.isSignedBy(key)).as(vkey).isTrue();
            assertThat(note.lastCosigned(key)).contains(Instant.ofEpochSecond(0x6a04cfb6));
        }
    }

    @Test
    void aLogThatSignsWithMlDsaInGoVerifiesAndSaysNothingAboutWhen() throws IOException {
        CosignerKey key = CosignerKey.parse(GoLog.key());
        SignedNote note = SignedNote.parse(GoLog.request().substring("old 0\n\n".length()));
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(note.lastCosigned(key)).isEmpty();
    }

    @Test
    void everyBitOfAnEd25519CosignatureCounts() {
        byte[] good = edwards.cosign(checkpoint, TIME).bytes();
        assertThat(good).hasSize(72);
        for (int bit = 0; bit < good.length * 8; bit++) {
            assertThat(edwards.key().verifies(checkpoint.text(), flipped(good, bit)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void everyByteOfAnMlDsaCosignatureCounts() {
        byte[] good = lattice.cosign(checkpoint, TIME).bytes();
        assertThat(good).hasSize(2428);
        for (int at = 0; at < good.length; at++) {
            assertThat(lattice.key().verifies(checkpoint.text(), flipped(good, at * 8 + at % 8)))
                    .as("byte %d", at)
                    .isFalse();
        }
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    @Test
    void everyBitOfTheCheckpointCounts() {
        byte[] text = checkpoint.text().getBytes(StandardCharsets.UTF_8);
        for (Cosigner cosigner : List.of(edwards, lattice)) {
            byte[] good = cosigner.cosign(checkpoint, TIME).bytes();
            for (int bit = 0; bit < text.length * 8; bit++) {
                String changed = new String(flipped(text, bit), StandardCharsets.ISO_8859_1);
                assertThat(cosigner.key().verifies(changed, good))
                        .as("bit %d", bit)
                        .isFalse();
            }
        }
    }

    @Test
    void onlyEd25519SpeaksOfExtensionLines() {
        var extended = new Checkpoint(checkpoint.origin(), checkpoint.size(), checkpoint.root(), List.of("more"));
        assertThat(edwards.key()
                        .verifies(
                                extended.text(),
                                edwards.cosign(checkpoint, TIME).bytes()))
                .isFalse();
        assertThat(lattice.key()
                        .verifies(
                                extended.text(),
                                lattice.cosign(checkpoint, TIME).bytes()))
                .isTrue();
    }

    @Test
    void anMlDsaCosignatureIsItsNamesAlone() {
        var other = new MlDsaCosignerKey("witness.example.com/w3", lattice.key().key());
        assertThat(other.verifies(
                        checkpoint.text(), lattice.cosign(checkpoint, TIME).bytes()))
                .isFalse();
    }

    @Test
    void aTimeAfterTheEndOfTimeIsNoTime() {
        byte[] signature = Signatures.sign(Signatures.newEd25519().getPrivate(), new byte[0]);
        for (long seconds : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] timed =
                    ByteBuffer.allocate(72).putLong(seconds).put(signature).array();
            assertThat(edwards.key().verifies(checkpoint.text(), timed)).isFalse();
        }
        assertThat(edwards.sign(checkpoint, CosignerKey.LATEST + 1))
                .matches(line -> !edwards.key().verifies(checkpoint.text(), line.bytes()));
        assertThat(edwards.sign(checkpoint, CosignerKey.LATEST))
                .matches(line -> edwards.key().verifies(checkpoint.text(), line.bytes()));
    }

    @Test
    void theLatestOfTwoCosignaturesIsTheLast() {
        SignedNote twice = note(edwards.cosign(checkpoint, TIME.plusSeconds(9)), edwards.cosign(checkpoint, TIME));
        assertThat(twice.lastCosigned(edwards.key())).contains(TIME.plusSeconds(9));
    }

    @Test
    void aNoteThatIsNoCheckpointIsCosignedByNobody() {
        byte[] good = edwards.cosign(checkpoint, TIME).bytes();
        assertThat(edwards.key().verifies("hello\n", good)).isFalse();
        assertThat(edwards.key().verifies("", good)).isFalse();
        assertThat(edwards.key().verifies(checkpoint.text(), new byte[8])).isFalse();
    }

    @Test
    void nothingIsCosignedBeforeTheEpoch() {
        assertThatIllegalArgumentException().isThrownBy(() -> edwards.cosign(checkpoint, Instant.EPOCH));
    }

    @Test
    void aLogSignsItsHeadWithBothKeysAndAlwaysAlike() {
        var pair = Signatures.newMlDsa44();
        var other = MlDsaCosignerKey.of(checkpoint.origin(), pair.getPublic());
        var signer = new NoteSigner(checkpoint.origin(), Signatures.newEd25519()).with(other, pair.getPrivate());
        SignedNote note = SignedNote.parse(signer.sign(checkpoint.text()).toString());
        assertThat(signer.keys()).hasSize(2).allMatch(note::isSignedBy);
        assertThat(note.signatures()).hasSize(2);
        assertThat(note.lastCosigned(other)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign("no checkpoint\n"));
    }

    @Test
    void theKeyOfACaseCosignsUnderAnIdOfItsOwn() {
        var signer = new NoteSigner("reckoner.example/case", Signatures.newEd25519());
        SignedNote note = note(signer.cosigner().cosign(checkpoint, TIME));
        assertThat(note.isSignedBy(signer.cosigner().key())).isTrue();
        assertThat(note.standing(signer.key())).isEqualTo(SignedNote.Standing.NOT_SIGNED);
    }
}
