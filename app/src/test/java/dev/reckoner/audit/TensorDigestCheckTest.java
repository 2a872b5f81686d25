package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.ValueReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorDigestCheckTest {
    private static final Tensor ONE = Tensor.ofFloats(List.of(3L), 1, 2, 14);
    private static final Tensor OTHER = Tensor.ofFloats(List.of(3L), 1, 2, -999);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aRecordThatSignsTwoValuesForOneOutputIsAWarning() throws Exception {
        assertThat(findings(TensorProtos.write(ONE), OTHER, false))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("EV-OUTPUT-TENSOR-DIFFERS");
                    assertThat(finding.tier()).isEqualTo(Tier.WARNING);
                });
    }

    @Test
    void digestsThatAgreeAreNoFinding() throws Exception {
        assertThat(findings(TensorProtos.write(ONE), ONE, false)).isEmpty();
    }

    @Test
    void bytesThatWereNotSignedSayNothingAboutTheSigner() throws Exception {
        assertThat(findings(TensorProtos.write(ONE), OTHER, true)).isEmpty();
    }

    @Test
    void bytesThatAreNoTensorAreLeftToTheRerun() throws Exception {
        assertThat(findings("no tensor".getBytes(StandardCharsets.UTF_8), ONE, false))
                .isEmpty();
    }

    private List<Finding> findings(byte[] file, Tensor canonical, boolean changed) throws Exception {
        try (var ledger = Ledger.create(folder.resolve("case"), "test", Instant.EPOCH)) {
            var held = ledger.blobs().put(file);
            var value = new ValueReference(
                    "y",
                    ValueReference.Kind.TENSOR,
                    Optional.of(changed ? Digest.sha256(new byte[] {7}) : held),
                    Optional.of(Digest.ofSha256(canonical.sha256())),
                    Optional.of(held));
            var evidence = new HeldEvidence(OtherEvidence.NONE, ClaimChunk.NONE, ledger.blobs()::read);
            return new TensorDigestCheck("output", new CaseValues(ledger.blobs()))
                    .appraise(claim(value), new Check.Context(evidence, ReferenceValues.BUILT_IN));
        }
    }

    private static Claim claim(ValueReference output) {
        var id = Digest.sha256(new byte[] {1});
        return new Claim(
                id,
                "one",
                "native bundle",
                Instant.EPOCH,
                Map.of(),
                new ModelReference("add", "1", Optional.empty()),
                List.of(),
                List.of(output),
                Optional.empty(),
                Optional.of(id),
                List.of(),
                "");
    }
}
