package dev.reckoner.crypto.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Ed25519NoteKey;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private final MadeLog log = new MadeLog();
    private final WitnessPolicy policy = WitnessPolicy.of(log.signer.key());

    private TlogProof proof(int index, int size) {
        return TlogProof.of(index, MerkleTree.inclusionProof(MadeLog.leaves(size), index), log.signed(size));
    }

    @Test
    void everyEntryOfEveryLogIsProven() {
        for (int size = 1; size <= 20; size++) {
            for (int index = 0; index < size; index++) {
                TlogProof read = TlogProof.parse(proof(index, size).toString());
                assertThat(read.check(MadeLog.entry(index), policy).holds())
                        .as("%d of %d", index, size)
                        .isTrue();
            }
        }
    }

    @Test
    void itIsWrittenAsC2spPrescribes() {
        TlogProof proof = new TlogProof(Optional.of("ZXh0cmE="), 1, proof(1, 3).hashes(), log.signed(3));
        String[] hashes = proof.hashes().stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash.bytes()))
                .toArray(String[]::new);
        assertThat(proof)
                .hasToString("c2sp.org/tlog-proof@v1\nextra ZXh0cmE=\nindex 1\n" + hashes[0] + "\n" + hashes[1] + "\n\n"
                        + log.signed(3));
        assertThat(TlogProof.parse(proof.toString())).isEqualTo(proof);
    }

    @Test
    void theOnlyEntryNeedsNoHashes() {
        assertThat(proof(0, 1).toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nreckoner.example/case\n1\n");
    }

    @Test
    void anotherEntryAnotherPlaceOrAnotherHeadIsNotProven() {
        TlogProof proof = proof(5, 11);
        assertThat(proof.check(MadeLog.entry(6), policy).included()).isFalse();
        assertThat(new TlogProof(Optional.empty(), 4, proof.hashes(), proof.checkpoint())
                        .check(MadeLog.entry(5), policy)
                        .included())
                .isFalse();
        assertThat(new TlogProof(Optional.empty(), 5, proof.hashes(), log.signed(12))
                        .check(MadeLog.entry(5), policy)
                        .included())
                .isFalse();
        assertThat(new TlogProof(Optional.empty(), 11, proof.hashes(), proof.checkpoint())
                        .check(MadeLog.entry(5), policy)
                        .included())
                .isFalse();
    }

    @Test
    void aHeadThatTheLogDidNotSignProvesNothing() {
        var stranger = WitnessPolicy.of(new MadeLog().signer.key());
        ProofAnswer answer = proof(5, 11).check(MadeLog.entry(5), stranger);
        assertThat(answer.included()).isTrue();
        assertThat(answer.endorsement().standing()).isEqualTo(Endorsement.Standing.NOT_SIGNED);
        assertThat(answer.holds()).isFalse();
    }

    @Test
    void noBitOfAProofCanBeFlipped() {
        byte[] file = proof(5, 11).toString().getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] changed = file.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(holds(new String(changed, StandardCharsets.UTF_8)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    private boolean holds(String file) {
        try {
            return TlogProof.parse(file).check(MadeLog.entry(5), policy).holds();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void noByteOfAProofCanBeLeftOut() {
        String file = proof(5, 11).toString();
        for (int at = 0; at < file.length(); at++) {
            assertThat(holds(file.substring(0, at) + file.substring(at + 1)))
                    .as("character %d", at)
                    .isFalse();
            assertThat(holds(file.substring(0, at))).as("up to %d", at).isFalse();
        }
    }

    @Test
    void whatIsNotAProofIsRefused() {
        String good = proof(5, 11).toString();
        String hash = good.lines().toList().get(2);
        for (String bad : List.of(
                "",
                good.replace("@v1", "@v2"),
                good.replace("index 5", "index 05"),
                good.replace("index 5", "index -5"),
                good.replace("index 5", "index +5"),
                good.replace("index 5", "index 9999999999999999999"),
                good.replace("index 5", "index 5 "),
                good.replace("index 5", "index  5"),
                good.replace("index 5\n", ""),
                good.replace("index 5", "extra \nindex 5"),
                good.replace("index 5", "extra ZXh0cmE\nindex 5"),
                good.replace("index 5", "index 5\nextra ZXh0cmE="),
                good.replace("index 5", "extra ZXh0cmE=\nextra ZXh0cmE=\nindex 5"),
                good.replace(hash, hash.substring(0, 40)),
                good.replace(hash, hash + "\r"),
                good.replace(hash + "\n", (hash + "\n").repeat(61)),
                good.replace("\n\nreckoner", "\nreckoner"),
                "\n" + good,
                good + "\n")) {
            assertThat(bad).isNotEqualTo(good);
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> TlogProof.parse(bad));
        }
    }

    @Test
    void proofsOfRealLogsHold() {
        for (String name : List.of(
                "rekor2-happy-path",
                "rekor2-checkpoint-cosigned",
                "rekor2-checkpoint-origin-not-first",
                "rekor2-checkpoint-two-sigs-from-origin")) {
            JsonNode entry = entry(name);
            assertThat(real(entry).check(body(entry), WitnessPolicy.of(rekor())).holds())
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void aRealProofWhoseCheckpointLostItsSignaturesIsNoProof() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> real(entry("rekor2-checkpoint-missing-log-signature_fail")));
        assertThatIllegalArgumentException().isThrownBy(() -> real(entry("rekor2-checkpoint-missing-root-hash_fail")));
    }

    private static JsonNode entry(String name) {
        return Vectors.json("sigstore/conformance/bundle-verify/" + name + "/bundle.sigstore.json")
                .at("/verificationMaterial/tlogEntries/0");
    }

    private static byte[] body(JsonNode entry) {
        return Base64.getDecoder().decode(entry.path("canonicalizedBody").asText());
    }

    private static TlogProof real(JsonNode entry) {
        JsonNode proof = entry.path("inclusionProof");
        List<byte[]> hashes = new ArrayList<>();
        proof.path("hashes").forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asText())));
        SignedNote note = SignedNote.parse(proof.at("/checkpoint/envelope").asText());
        assertThat(Checkpoint.parse(note.text()).root())
                .isEqualTo(Digest.ofSha256(
                        Base64.getDecoder().decode(proof.path("rootHash").asText())));
        return TlogProof.parse(
                TlogProof.of(proof.path("logIndex").asLong(), hashes, note).toString());
    }

    /** The log's key, as the trusted root of that bundle has it. */
    private static NoteKey rekor() {
        JsonNode root = Vectors.json("sigstore/conformance/bundle-verify/rekor2-happy-path/trusted_root.json");
        for (JsonNode log : root.path("tlogs")) {
            if (log.path("baseUrl").asText().endsWith("log2025-alpha1.rekor.sigstage.dev")) {
                byte[] spki =
                        Base64.getDecoder().decode(log.at("/publicKey/rawBytes").asText());
                byte[] raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
                return new Ed25519NoteKey(
                        "log2025-alpha1.rekor.sigstage.dev", Base64.getEncoder().encodeToString(raw));
            }
        }
        throw new AssertionError("The trusted root has no such log");
    }
}
