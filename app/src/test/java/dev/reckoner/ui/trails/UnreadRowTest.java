package dev.reckoner.ui.trails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.trail.ReadProblem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnreadRowTest {
    private static final ReadProblem FIRST = missing("tensors/a83fa2.pb");
    private static final ReadProblem SECOND = missing("tensors/c1e187.pb");
    private static final ReadProblem TRUNCATED = new ReadProblem(
            "april.zip!/responses.jsonl",
            "line 40",
            "TR-TRUNCATED",
            "The line ends inside a string",
            "Ask for the file again.",
            ReadProblem.Severity.DAMAGED);

    @Test
    void problemsThatDifferOnlyInTheirPlaceAreOneRowWithACount() {
        List<UnreadRow> rows = UnreadRow.of(List.of(FIRST, TRUNCATED, SECOND), Set.of());
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().place()).isEqualTo("2 places");
        assertThat(rows.getFirst().sentence()).isEqualTo("The bundle names … and does not carry it.");
        assertThat(rows.getLast().sentence()).isEqualTo("The line ends inside a string");
        assertThat(rows.getLast().place()).isEqualTo("responses.jsonl : line 40");
    }

    @Test
    void anUnfoldedRowHasItsProblemsBelow() {
        List<UnreadRow> rows = UnreadRow.of(List.of(FIRST, TRUNCATED, SECOND), Set.of(UnreadRow.Kind.of(FIRST)));
        assertThat(rows).extracting(UnreadRow::problem).containsExactly(FIRST, FIRST, SECOND, TRUNCATED);
        assertThat(rows.get(2).place()).isEqualTo("halden.trail : tensors/c1e187.pb");
    }

    @Test
    void anotherThingToDoIsAnotherRow() {
        var other = new ReadProblem(
                FIRST.file(), "tensors/ff.pb", FIRST.code(), FIRST.sentence(), "Keep it as a note.", FIRST.severity());
        assertThat(UnreadRow.of(List.of(FIRST, other), Set.of())).hasSize(2);
    }

    @Test
    void theDetailsNameEverythingThatSomebodyElseNeeds() {
        assertThat(ProblemView.details(FIRST, "/trails/halden.trail").lines())
                .containsExactly(
                        "The bundle names tensors/a83fa2.pb and does not carry it.",
                        "/trails/halden.trail",
                        "tensors/a83fa2.pb",
                        "Ask the producer for the file.",
                        "TR-BLOB-MISSING");
    }

    private static ReadProblem missing(String name) {
        return new ReadProblem(
                "halden.trail",
                name,
                "TR-BLOB-MISSING",
                "The bundle names " + name + " and does not carry it.",
                "Ask the producer for the file.",
                ReadProblem.Severity.LEFT_OUT);
    }
}
