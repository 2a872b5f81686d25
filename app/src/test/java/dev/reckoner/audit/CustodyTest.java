package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who opened, imported and exported what. */
class CustodyTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path trail = Path.of("");

    @BeforeEach
    void importATrail() throws IOException {
        trail = SmallTrail.write(folder.resolve("a.trail"), "first");
        var data = new CaseData("April", "", "R. Osei", false, CLOCK.instant());
        try (var audit = RecordedCase.create(folder.resolve("case"), data, CLOCK)) {
            audit.importTrails(List.of(trail, folder.resolve("missing")), TaskProgress.SILENT);
        }
    }

    private RecordedCase open() throws IOException {
        return RecordedCase.open(folder.resolve("case"), CLOCK);
    }

    private static List<Handling> actions(List<ItemCustody> items) {
        return items.stream()
                .flatMap(item -> item.handling().stream())
                .map(CustodyLine::action)
                .toList();
    }

    @Test
    void anImportedTrailIsHandledByTheExaminerAndOneThatWasNotReadIsNot() throws IOException {
        try (var audit = open()) {
            var items = audit.desk().custody();
            assertThat(items).hasSize(1);
            var line = items.getFirst().handling().getFirst();
            assertThat(line.action()).isEqualTo(Handling.IMPORTED);
            assertThat(line.item()).contains(audit.trails().getFirst().digest());
            assertThat(line.name()).isEqualTo("a.trail");
            assertThat(line.by()).isEqualTo("R. Osei");
            assertThat(line.program()).startsWith("Reckoner");
        }
    }

    @Test
    void whatCameWithATrailLeadsToTheTrailsCustody() throws IOException {
        try (var audit = open()) {
            var evidence = audit.entries(0, 100).stream()
                    .filter(line -> line.kind().equals("evidence"))
                    .findFirst()
                    .orElseThrow();
            var items = audit.desk().custodyOf(evidence.index());
            assertThat(items).hasSize(2);
            assertThat(items.getFirst().handling()).as("the item itself").isEmpty();
            assertThat(items.getLast().what()).isEqualTo("Trail 1, a.trail");
            assertThat(actions(items)).containsExactly(Handling.IMPORTED);
            assertThat(audit.desk().custodyOf(0)).isEmpty();
        }
    }

    @Test
    void whatWasFoundLeadsToTheCustodyOfWhatItIsAboutAndNotOfTheCase() throws IOException {
        try (var audit = open()) {
            var finding = audit.entries(0, 100).stream()
                    .filter(line -> line.kind().equals("finding"))
                    .findFirst()
                    .orElseThrow();
            var items = audit.desk().custodyOf(finding.index());
            assertThat(items)
                    .extracting(ItemCustody::what)
                    .contains("Trail 1, a.trail")
                    .doesNotContain("The case");
            assertThat(actions(items)).containsExactly(Handling.IMPORTED);
            audit.desk().handled(Handling.EXPORTED, trail);
            assertThat(audit.desk().custodyOfCase().handling())
                    .extracting(CustodyLine::action)
                    .containsExactly(Handling.OPENED);
        }
    }

    @Test
    void openingIsRecordedOnceAndOnlyWithTheFirstThingThatIsRecordedAfterIt() throws IOException {
        long before;
        try (var audit = open()) {
            before = audit.ledger().entries();
        }
        for (int i = 0; i < 3; i++) {
            open().close();
        }
        try (var audit = open()) {
            assertThat(audit.ledger().entries()).as("after looking").isEqualTo(before);
            Path given = Files.writeString(folder.resolve("given"), "findings");
            audit.desk().handled(Handling.EXPORTED, given);
            audit.desk().handled(Handling.EXPORTED, given);
            assertThat(audit.ledger().entries()).isEqualTo(before + 3);
            assertThat(audit.entries(before, 10))
                    .extracting(LedgerLine::what)
                    .containsExactly(
                            "The case was opened by R. Osei",
                            "given was exported by R. Osei",
                            "given was exported by R. Osei");
        }
    }

    @Test
    void aCaseThatDoesNotAgreeWithItsHeadIsTakenFromAndRecordsNothing() throws IOException {
        Files.writeString(folder.resolve("case").resolve("head"), "damaged");
        try (var audit = open()) {
            long before = audit.ledger().entries();
            audit.desk().handled(Handling.EXPORTED, trail);
            assertThat(audit.ledger().entries()).isEqualTo(before);
        }
    }

    @Test
    void tablesMadeAnewListTheSameCustody() throws IOException {
        try (var audit = open()) {
            audit.desk().handled(Handling.BACKED_UP, trail);
            var before = audit.desk().custody();
            audit.rebuild(TaskProgress.SILENT);
            assertThat(audit.desk().custody()).isEqualTo(before).hasSize(2);
            assertThat(audit.verifyLedger(TaskProgress.SILENT).failures()).isEmpty();
        }
    }

    @Test
    void aFileThatWasImportedAndBackedUpIsOneItem() throws IOException {
        try (var audit = open()) {
            Path copy = Files.copy(trail, folder.resolve("copy"));
            audit.desk().handled(Handling.EXPORTED, copy);
            var of = audit.desk().custody().stream()
                    .filter(item -> item.item()
                            .equals(java.util.Optional.of(
                                    audit.trails().getFirst().digest())))
                    .toList();
            assertThat(actions(of)).containsExactly(Handling.IMPORTED, Handling.EXPORTED);
        }
    }
}
