package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseModelsTest {
    /** A file that an accuser planted could give the very output that was claimed. */
    @Test
    void onlyPublishedModelsMayExplainAnOutput(@TempDir Path folder) throws Exception {
        try (var ledger = Ledger.create(folder.resolve("case"), "test", Instant.EPOCH)) {
            var own = put(ledger, "own");
            var published = put(ledger, "published");
            put(ledger, "planted");
            var references = new ReferenceValues(
                    List.of(),
                    List.of(),
                    List.of(
                            new ModelRelease("m", "int8", published),
                            new ModelRelease("m", "fp16", Digest.sha256(new byte[] {1}))),
                    List.of());
            assertThat(CaseModels.of(references, ledger.blobs(), List.of()).othersThan(claim(own)))
                    .extracting(CaseModels.Candidate::digest)
                    .containsExactly(published);
        }
    }

    private static Digest put(Ledger ledger, String text) throws Exception {
        return ledger.blobs().put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Claim claim(Digest model) {
        var id = Digest.sha256(new byte[] {1});
        return new Claim(
                id,
                "one",
                "native bundle",
                Instant.EPOCH,
                Map.of(),
                new ModelReference("m", "fp32", Optional.of(model)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(id),
                List.of(),
                "");
    }
}
