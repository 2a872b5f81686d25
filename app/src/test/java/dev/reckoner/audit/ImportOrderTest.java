package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.reckoner.appraise.ReferenceValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import looks again only at claims that can have new answers. Whatever comes in whatever order, at once or bit by bit, the
 * case must then say what it says when every check is run over everything.
 */
class ImportOrderTest {
    private static final List<Scenario> SCENARIOS = EveryReasonCodeTest.SCENARIOS.stream()
            .filter(scenario -> !DamagedCases.all().contains(scenario))
            .toList();

    @TempDir
    Path folder;

    /** What is brought, and what the analyst accepts. */
    private record Brought(List<Path> pieces, ReferenceValues references) {}

    @TestFactory
    Stream<DynamicTest> everyTrailPieceByPieceFromTheLast() {
        return SCENARIOS.stream()
                .map(scenario -> dynamicTest(scenario.name(), () -> {
                    var brought = brought(scenario);
                    var backwards = brought.pieces().reversed();
                    requireNothingLeftToFind(
                            backwards.stream().map(List::of).toList(), brought.references(), scenario.name());
                }));
    }

    @Test
    void allTrailsOneAfterAnotherInAnyOrder() throws Exception {
        var pieces = new ArrayList<Path>();
        for (var scenario : SCENARIOS) {
            pieces.addAll(brought(scenario).pieces());
        }
        var mixed = pieces.stream()
                .sorted(Comparator.comparing(piece -> Integer.reverse(pieces.indexOf(piece))))
                .toList();
        for (var order : List.of(pieces, pieces.reversed(), mixed)) {
            int half = order.size() / 2;
            requireNothingLeftToFind(
                    List.of(order.subList(0, half), order.subList(half, order.size())),
                    ReferenceValues.BUILT_IN,
                    "all together");
        }
    }

    private Brought brought(Scenario scenario) throws Exception {
        try (var investigation = new Investigation(Files.createTempDirectory(folder, "trail"))) {
            scenario.play().on(investigation);
            return new Brought(investigation.pieces(), investigation.references());
        }
    }

    /** Imports one part after another; the case is closed and opened again in between. */
    private void requireNothingLeftToFind(List<List<Path>> parts, ReferenceValues references, String what)
            throws IOException {
        var place = Files.createTempDirectory(folder, "case").resolve("case");
        var data = new CaseData("", "", "", false, Investigation.NOW);
        RecordedCase.create(place, data, Clock.systemUTC()).close();
        try (var audit = RecordedCase.open(place, Clock.systemUTC())) {
            audit.setReferences(references, TaskProgress.SILENT);
        }
        for (var part : parts) {
            try (var audit = RecordedCase.open(place, Clock.systemUTC())) {
                audit.importTrails(part, TaskProgress.SILENT);
            }
        }
        try (var audit = RecordedCase.open(place, Clock.systemUTC())) {
            var found = audit.findings();
            var tiers = AllClaims.of(audit).stream().map(ClaimRow::tier).toList();
            long recorded = audit.ledger().entries();
            audit.appraise(TaskProgress.SILENT);
            assertThat(audit.findings()).as(what).isEqualTo(found);
            assertThat(AllClaims.of(audit)).as(what).extracting(ClaimRow::tier).isEqualTo(tiers);
            assertThat(audit.ledger().entries()).as(what).isEqualTo(recorded);
        }
    }
}
