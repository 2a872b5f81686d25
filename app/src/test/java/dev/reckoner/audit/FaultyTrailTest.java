package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailReaders;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.TrailWalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile text, and faults of the program that a trail brings to light, cost that trail and no other. */
class FaultyTrailTest {
    /** Takes texts; throws at {@code boom}, and names a party that the ledger cannot hold at {@code half}. */
    private static final class Faulty implements TrailReader {
        @Override
        public String format() {
            return "faulty";
        }

        @Override
        public boolean recognises(TrailFile file) {
            return true;
        }

        @Override
        public void read(TrailFile file, TrailSink sink) throws IOException {
            String text = new String(file.head(9), StandardCharsets.UTF_8);
            if (text.equals("boom")) {
                throw new IllegalStateException("odd");
            }
            sink.party(new Party(text.equals("half") ? "\uD800" : text, text, PartyRole.PROVIDER));
        }
    }

    @TempDir
    Path folder;

    private Path first = Path.of("");
    private Path last = Path.of("");

    @BeforeEach
    void makeTheTrails() throws IOException {
        first = SmallTrail.write(folder.resolve("a.trail"), "first");
        last = SmallTrail.writeLarge(folder.resolve("b.trail"), "last");
    }

    @Test
    void halfAPairInALabelCostsItsLine() throws IOException {
        var evil = SmallTrail.write(folder.resolve("evil.trail"), "LABEL");
        relabel(evil, "\\ud800x");
        try (var audit = create()) {
            var trails = audit.importTrails(List.of(first, evil, last), TaskProgress.SILENT);
            assertThat(trails).extracting(TrailRow::wasRead).containsExactly(true, true, true);
            var problem = trails.get(1).problems().getFirst();
            assertThat(problem.code()).isEqualTo("TR-JSON-SURROGATE");
            assertThat(problem.file()).endsWith("evil.trail!/statements.jsonl");
            assertThat(problem.place()).startsWith("line 1, line 1, column ");
            assertThat(AllClaims.of(audit)).extracting(ClaimRow::label).containsExactly("first", "last");
            assertThat(AllClaims.of(audit))
                    .allSatisfy(row -> assertThat(audit.findings())
                            .anyMatch(finding -> finding.subject().id().equals(row.id())));
        }
    }

    @Test
    void aFaultOfTheProgramIsRecordedAsOneAndTheOthersAreImported() throws IOException {
        var one = Files.writeString(folder.resolve("one"), "one");
        var boom = Files.writeString(folder.resolve("boom"), "boom");
        var half = Files.writeString(folder.resolve("half"), "half");
        var two = Files.writeString(folder.resolve("two"), "two");
        try (var audit = create()) {
            var walk = new TrailWalk(new TrailReaders(List.of(new Faulty())));
            new TrailImport(audit, audit.blobs(), walk).run(List.of(one, boom, half, two), TaskProgress.SILENT);
            assertThat(audit.trails()).extracting(TrailRow::wasRead).containsExactly(true, false, false, true);
            assertThat(audit.trails().get(1).problems()).singleElement().satisfies(told -> {
                assertThat(told.code()).isEqualTo("TR-FAULT");
                assertThat(told.file()).isEqualTo(boom.toString());
                assertThat(told.severity()).isEqualTo(ReadProblem.Severity.LEFT_OUT);
                assertThat(told.sentence())
                        .startsWith("This is a fault of Reckoner itself, IllegalStateException in ")
                        .contains("FaultyTrailTest.java, line ");
            });
            assertThat(audit.trails().get(2).problems())
                    .extracting(ReadProblem::code)
                    .containsExactly("TR-FAULT");
            assertThat(audit.attribution().parties())
                    .anyMatch(row -> row.party().id().equals("one"));
            assertThat(audit.attribution().parties())
                    .anyMatch(row -> row.party().id().equals("two"));
            assertThat(audit.verifyLedger(TaskProgress.SILENT).intact()).isTrue();
        }
    }

    @Test
    void whatFailsOnceTheTrailIsInTheCaseIsNotBlamedOnTheTrail() throws IOException {
        try (var audit = create()) {
            audit.onChange(() -> {
                throw new IllegalStateException("a listener");
            });
            var trailImport = new TrailImport(audit, audit.blobs());
            assertThatThrownBy(() -> trailImport.run(List.of(first), TaskProgress.SILENT))
                    .hasMessage("a listener");
            assertThat(audit.trails()).extracting(TrailRow::wasRead).containsExactly(true);
        }
    }

    @Test
    void trailsBeforeTheOneThatEndsTheImportAreAppraised() throws IOException {
        try (var audit = create()) {
            audit.onChange(this::loseTheFolderOfBlobs);
            assertThatIOException()
                    .isThrownBy(() -> audit.importTrails(List.of(first, last), TaskProgress.SILENT))
                    .withMessageStartingWith("LG-LINK: ");
            assertThat(AllClaims.of(audit)).extracting(ClaimRow::label).containsExactly("first");
            assertThat(audit.findings()).isNotEmpty();
        }
    }

    private void loseTheFolderOfBlobs() {
        try {
            // Where the folder has to be there is something else.
            Files.deleteIfExists(folder.resolve("case/blobs/incoming"));
            Files.createFile(folder.resolve("case/blobs/incoming"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an escape, as no JSON library would, where the label LABEL stands in the signed payload. */
    private static void relabel(Path bundle, String escape) throws IOException {
        try (var zip = FileSystems.newFileSystem(bundle)) {
            var statements = zip.getPath("/statements.jsonl");
            var line = Files.readString(statements);
            int from = line.indexOf("\"payload\":\"") + "\"payload\":\"".length();
            var base64 = line.substring(from, line.indexOf('"', from));
            var payload = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            var changed = payload.replace("LABEL", escape).getBytes(StandardCharsets.UTF_8);
            Files.writeString(
                    statements, line.replace(base64, Base64.getEncoder().encodeToString(changed)));
        }
    }

    private RecordedCase create() throws IOException {
        var clock = Clock.systemUTC();
        return RecordedCase.create(
                folder.resolve("case"), new CaseData("Import", "", "", false, clock.instant()), clock);
    }
}
