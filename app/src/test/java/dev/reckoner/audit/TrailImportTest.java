package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.ReadProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bad path among several costs nobody but itself, and the ledger says what was tried. */
class TrailImportTest {
    @TempDir
    Path folder;

    private Path first = Path.of("");
    private Path missing = Path.of("");
    private Path last = Path.of("");

    @BeforeEach
    void makeTheTrails() throws IOException {
        first = SmallTrail.write(folder.resolve("a.trail"), "first");
        missing = folder.resolve("missing.trail");
        last = SmallTrail.writeLarge(folder.resolve("b.trail"), "last");
    }

    @Test
    void aMissingPathIsRecordedAsNotReadAndTheOthersAreImported() throws IOException {
        try (var audit = create()) {
            var trails = audit.importTrails(List.of(first, missing, last), TaskProgress.SILENT);
            assertThat(trails).extracting(TrailRow::wasRead).containsExactly(true, false, true);
            assertThat(AllClaims.of(audit)).extracting(ClaimRow::label).containsExactly("first", "last");
            var row = trails.get(1);
            assertThat(row.file()).isEqualTo(missing.toString());
            assertThat(row.format()).isEqualTo("not read");
            assertThat(row.size()).isZero();
            assertThat(row.digest()).isEqualTo(Digest.sha256(new byte[0]));
            assertThat(row.problems())
                    .containsExactly(new ReadProblem(
                            missing.toString(),
                            "",
                            "TR-MISSING",
                            "There is no file or folder of this name",
                            "Check the path, then import it again.",
                            ReadProblem.Severity.LEFT_OUT));
        }
    }

    @Test
    void theLedgerKeepsWhatWasTried() throws IOException {
        try (var audit = create()) {
            audit.importTrails(List.of(missing), TaskProgress.SILENT);
        }
        try (var again = RecordedCase.open(folder.resolve("case"), Clock.systemUTC())) {
            assertThat(again.trails()).extracting(TrailRow::file).containsExactly(missing.toString());
            assertThat(again.verifyLedger(TaskProgress.SILENT).intact()).isTrue();
        }
    }

    @Test
    void aDamagedArchiveInTheListCostsOnlyItself() throws IOException {
        var bytes = Files.readAllBytes(last);
        var damaged = Files.write(folder.resolve("cut.trail"), Arrays.copyOf(bytes, bytes.length / 2));
        try (var audit = create()) {
            var trails = audit.importTrails(List.of(damaged, first), TaskProgress.SILENT);
            assertThat(trails.getFirst().problems())
                    .extracting(ReadProblem::code)
                    .containsExactly("TR-TRUNCATED");
            assertThat(AllClaims.of(audit)).extracting(ClaimRow::label).containsExactly("first");
        }
    }

    @Test
    void troubleWithTheCaseEndsTheImportAndIsNotBlamedOnTheTrail() throws IOException {
        try (var audit = create()) {
            audit.importTrails(List.of(first), TaskProgress.SILENT);
            Files.deleteIfExists(folder.resolve("case/blobs/incoming"));
            Files.createFile(folder.resolve("case/blobs/incoming"));
            assertThatThrownBy(() -> audit.importTrails(List.of(last, missing), TaskProgress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("LG-LINK: ");
            assertThat(audit.trails()).extracting(TrailRow::file).containsExactly(first.toString());
            assertThat(AllClaims.of(audit)).extracting(ClaimRow::label).containsExactly("first");
        }
    }

    private RecordedCase create() throws IOException {
        var clock = Clock.systemUTC();
        return RecordedCase.create(
                folder.resolve("case"), new CaseData("Import", "", "", false, clock.instant()), clock);
    }
}
