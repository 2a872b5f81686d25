package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.MadeGateway;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A claim of which something new came is looked at again, even if the import that brought it was not let come to its end. */
class OpenClaimsTest {
    private static final Instant AT = Instant.parse("2026-06-12T12:00:00Z");
    private static final MadeGateway GATEWAY = new MadeGateway();

    @TempDir
    Path folder;

    @Test
    void bothAnswersToARequestAreLookedAtAfterACancelledImport() throws Exception {
        for (boolean reopened : List.of(false, true)) {
            var place = folder.resolve("reopened-" + reopened);
            var key = file("key.json", GATEWAY.signingKey().toString());
            var audit = opened(place);
            try {
                audit.importTrails(List.of(key, answer("one.json", "Yes.")), TaskProgress.SILENT);
                audit.importTrails(List.of(answer("two.json", "No."), key), cancelledAfter(3, audit));
                assertThat(audit.trails()).hasSize(3);
                if (reopened) {
                    audit.close();
                    audit = RecordedCase.open(place, Clock.systemUTC());
                }
                audit.importTrails(List.of(file("nothing.txt", "nothing")), TaskProgress.SILENT);
                assertThat(audit.findings())
                        .filteredOn(finding -> finding.code().equals("EV-EQUIVOCATION"))
                        .as("reopened: %s", reopened)
                        .hasSize(2);
                var found = audit.findings();
                audit.appraise(TaskProgress.SILENT);
                assertThat(audit.findings()).isEqualTo(found);
            } finally {
                audit.close();
            }
        }
    }

    /** More answers than are compared, in one file. */
    @Test
    void ofManyAnswersToOneRequestEachIsAppraisedOnce() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            lines.append(exchange("Answer " + i % 400, AT.plusSeconds(i))).append('\n');
        }
        var key = file("key.json", GATEWAY.signingKey().toString());
        try (var audit = opened(folder.resolve("many"))) {
            audit.importTrails(List.of(key, file("many.jsonl", lines.toString())), TaskProgress.SILENT);
            assertThat(AllClaims.of(audit)).hasSize(1500);
            var found = audit.findings();
            long entries = audit.ledger().entries();
            assertThat(found).extracting(Finding::code).contains("EV-EQUIVOCATION");
            // One entry for each response, its claim and its findings, and a few for the key, the party and the trails.
            assertThat(entries).isLessThan(3 * 1500 + 20);
            audit.appraise(TaskProgress.SILENT);
            assertThat(audit.findings()).isEqualTo(found);
            assertThat(audit.ledger().entries()).isEqualTo(entries);
        }
    }

    @Test
    void ofAMillionBadLinesOnlyTheFirstAreListed() throws Exception {
        var lines = file("bad.jsonl", "{\"tee_id\":1}\n".repeat(10_005));
        try (var audit = opened(folder.resolve("bad"))) {
            var problems = audit.importTrails(List.of(lines), TaskProgress.SILENT)
                    .getFirst()
                    .problems();
            assertThat(problems).hasSize(10_001);
            assertThat(problems.getLast().code()).isEqualTo("TR-MORE");
            assertThat(problems.getLast().sentence()).contains(" 5 ");
        }
    }

    /** Claims of a model that differs from the published one, whose file comes only after so many that some were appraised. */
    @Test
    void aPublishedModelThatComesLateCountsForAllClaims() throws Exception {
        var published = SmallModels.addition(1, 2).toByteArray();
        var trail = Files.createDirectory(folder.resolve("models"));
        records(trail.resolve("a.trail"), 300, SmallModels.addition(1, 3).toByteArray());
        records(trail.resolve("b.trail"), 1, published);
        try (var audit = opened(folder.resolve("late"))) {
            var release = new ModelRelease("m", "1", Digest.sha256(published));
            audit.setReferences(ReferenceValues.BUILT_IN.plus(release), TaskProgress.SILENT);
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            assertThat(audit.findings())
                    .filteredOn(finding -> finding.code().equals("EV-WEIGHT-ALTERED"))
                    .hasSize(301);
            long entries = audit.ledger().entries();
            audit.appraise(TaskProgress.SILENT);
            assertThat(audit.ledger().entries()).isEqualTo(entries);
        }
    }

    /** A bundle that carries the file and whose records name another. */
    private void records(Path file, int count, byte[] carried) throws Exception {
        var own = Digest.sha256(SmallModels.addition(1, 3).toByteArray());
        var value = new RecordedTensor("x", Digest.sha256(new byte[1]), Digest.sha256(new byte[2]));
        try (var bundle = BundleWriter.create(file, file.getFileName().toString(), AT)) {
            bundle.key("op", RecordTrail.KEY.getPublic().getEncoded());
            bundle.modelFile(
                    "m", "1", Files.write(folder.resolve(Digest.sha256(carried).hex()), carried));
            for (int i = 0; i < count; i++) {
                bundle.record(
                        new InferenceRecord(
                                file.getFileName() + " " + i,
                                AT,
                                "p",
                                "op",
                                "app",
                                Optional.empty(),
                                new ModelReference("m", "1", Optional.of(own)),
                                List.of(value),
                                List.of(value),
                                Optional.empty(),
                                Optional.empty()),
                        RecordTrail.KEY);
            }
        }
    }

    private static TaskProgress cancelledAfter(int trails, RecordedCase audit) {
        return new TaskProgress() {
            @Override
            public boolean cancelled() {
                return audit.trails().size() >= trails;
            }

            @Override
            public void report(long done, long total, String what) {}
        };
    }

    private Path answer(String name, String text) throws IOException {
        return file(name, exchange(text, AT));
    }

    private static String exchange(String text, Instant at) {
        return GATEWAY.exchange(MadeGateway.request("Shall we?", 0), text, at).toString();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static RecordedCase opened(Path place) throws IOException {
        return RecordedCase.create(place, new CaseData("", "", "", false, AT), Clock.systemUTC());
    }
}
