package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletedClaimTest {
    private static final Tensor VALUE = Tensor.ofFloats(List.of(2L), 1, 2);

    @Test
    void aLaterCopyOfTheSameRecordBringsTheValuesThatTheFirstLacked(@TempDir Path folder) throws Exception {
        var signer = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        for (var name : List.of("without", "with")) {
            try (var bundle = BundleWriter.create(folder.resolve(name), name, Instant.EPOCH)) {
                var bytes = TensorProtos.write(VALUE);
                var digest = name.equals("with") ? bundle.tensor(bytes) : Digest.sha256(bytes);
                var tensor = new RecordedTensor("x", digest, Digest.ofSha256(VALUE.sha256()));
                bundle.key("op", signer.getPublic().getEncoded());
                bundle.record(
                        new InferenceRecord(
                                "one",
                                Instant.EPOCH,
                                "p",
                                "op",
                                "app",
                                Optional.empty(),
                                new ModelReference("m", "1", Optional.empty()),
                                List.of(tensor),
                                List.of(tensor),
                                Optional.empty(),
                                Optional.empty()),
                        signer);
            }
        }
        var clock = Clock.systemUTC();
        try (var audit =
                RecordedCase.create(folder.resolve("case"), new CaseData("", "", "", false, Instant.EPOCH), clock)) {
            audit.importTrails(List.of(folder.resolve("without")), TaskProgress.SILENT);
            var before = AllClaims.of(audit).getFirst();
            assertThat(codes(audit, before)).contains("EV-INPUT-MISSING", "EV-OUTPUT-MISSING");
            audit.importTrails(List.of(folder.resolve("with")), TaskProgress.SILENT);
            assertThat(AllClaims.of(audit)).hasSize(1);
            assertThat(AllClaims.of(audit).getFirst().number()).isEqualTo(1);
            assertThat(codes(audit, before))
                    .contains("EV-INPUT-MATCH", "EV-OUTPUT-MATCH")
                    .doesNotContain("EV-INPUT-MISSING");
        }
    }

    /** Nobody would miss it otherwise. */
    @Test
    void whatACopyBringsAndTheClaimGoesWithoutIsNamedByAnEntry(@TempDir Path folder) throws Exception {
        var first = SmallTrail.write(folder.resolve("first.trail"), "one");
        var copy = Files.copy(first, folder.resolve("copy.trail"));
        try (var zip = FileSystems.newFileSystem(copy);
                var tensors = Files.list(zip.getPath("/tensors"))) {
            Files.writeString(tensors.findFirst().orElseThrow(), "other");
        }
        try (var audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC())) {
            audit.importTrails(List.of(first, copy), TaskProgress.SILENT);
            assertThat(AllClaims.of(audit)).hasSize(1);
        }
        var other = Digest.sha256("other".getBytes(StandardCharsets.UTF_8));
        try (var ledger = Ledger.open(folder.resolve("case"))) {
            assertThat(ledger.blobs().has(other)).isTrue();
            ledger.unreferencedBlobs(
                    blob -> {
                        throw new AssertionError(blob.name());
                    },
                    (done, total, what) -> {});
        }
    }

    /** Claims that were recorded before traces were read have no root; the record, imported again, brings it. */
    @Test
    void aClaimOfAnEarlierVersionIsReadAndGetsTheRootThatItsRecordSigns() throws Exception {
        var root = Digest.sha256(new byte[] {1});
        var signed = InventedClaims.claim(1).withTraceRoot(Optional.of(root));
        assertThat(CaseJson.value(CaseJson.bytes(signed), Claim.class)).isEqualTo(signed);
        var earlier = (ObjectNode) CaseJson.tree(signed);
        earlier.remove("traceRoot");
        var claim = CaseJson.value(earlier, Claim.class);
        assertThat(claim).isEqualTo(signed.withTraceRoot(Optional.empty()));
        assertThat(new String(CaseJson.bytes(claim), StandardCharsets.UTF_8)).doesNotContain("traceRoot");
        assertThat(HeldValues.completed(claim, signed).traceRoot()).contains(root);
        assertThat(HeldValues.completed(signed, claim).traceRoot()).contains(root);
    }

    private static List<String> codes(RecordedCase audit, ClaimRow row) throws Exception {
        return audit.claim(row.id()).orElseThrow().findings().stream()
                .map(finding -> finding.code())
                .toList();
    }
}
