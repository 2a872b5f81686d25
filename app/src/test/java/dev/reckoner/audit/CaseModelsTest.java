package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    /** A small model is packed with other blobs and has no file of its own. */
    @Test
    void aSmallModelIsOpenedAndAChangedOneIsToldAsThat(@TempDir Path folder) throws Exception {
        byte[] graph = DecidingModelTest.classifier();
        var references = new ReferenceValues(List.of(), List.of(), List.of(), List.of());
        try (var ledger = Ledger.create(folder.resolve("case"), "test", Instant.EPOCH)) {
            var digest = ledger.blobs().put(graph);
            assertThat(ledger.blobs().path(digest)).isEmpty();
            assertThat(CaseModels.of(references, ledger.blobs(), List.of())
                            .open(digest)
                            .sha256())
                    .isEqualTo(digest.hex());
            assertThatThrownBy(() ->
                            CaseModels.of(references, ledger.blobs(), List.of()).open(Digest.sha256(new byte[] {7})))
                    .isInstanceOfSatisfying(
                            CannotRun.class, e -> assertThat(e.code()).isEqualTo("EX-MODEL-MISSING"));
        }
        var pack = folder.resolve("case/blobs/packs/000001.pack");
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length - 1] ^= 1;
        Files.write(pack, bytes);
        try (var ledger = Ledger.open(folder.resolve("case"))) {
            assertThatThrownBy(() ->
                            CaseModels.of(references, ledger.blobs(), List.of()).open(Digest.sha256(graph)))
                    .isInstanceOfSatisfying(
                            CannotRun.class, e -> assertThat(e.code()).isEqualTo("EX-MODEL-CHANGED"));
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
