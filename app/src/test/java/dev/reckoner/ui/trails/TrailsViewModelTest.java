package dev.reckoner.ui.trails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.shell.Contexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailsViewModelTest {
    private final InventedCase invented = new InventedCase();
    private final Contexts contexts = new Contexts(invented);
    private final TrailsViewModel model = new TrailsViewModel(contexts.context());

    @Test
    void theFirstTrailWithSomethingUnreadIsChosen() {
        assertThat(model.chosen().get().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void aTrailWithAnythingUnreadIsNeverAffirming() {
        assertThat(model.trails())
                .extracting(TrailsViewModel::tier)
                .containsExactly(Tier.AFFIRMING, Tier.WARNING, Tier.AFFIRMING);
    }

    @Test
    void theLineOfAProblemIsReadFromTheFile() {
        ReadProblem problem = model.problem().get().orElseThrow();
        assertThat(problem.place()).isEqualTo("line 18");
        FileLines lines = model.lines().get().orElseThrow();
        assertThat(lines.first()).isEqualTo(16);
        assertThat(lines.lines()).hasSize(5);
        assertThat(lines.lines().get(2)).contains("c-2118");
    }

    @Test
    void aProblemIsNamedWithTheWholePathOfItsFile() {
        var trail = model.chosen().get().orElseThrow();
        assertThat(TrailsViewModel.path(trail, trail.problems().getFirst()))
                .isEqualTo("/invented/quillbox-april.zip!/inputs/0a417e.pb");
    }

    @Test
    void aProblemWithoutALineShowsNone() {
        model.problem()
                .set(Optional.of(model.chosen().get().orElseThrow().problems().getFirst()));
        assertThat(model.lines().get()).isEmpty();
    }

    @Test
    void droppedFilesAreImportedAndChosen() {
        model.importFiles(List.of(Path.of("april.jsonl")));
        assertThat(invented.imports()).containsExactly(List.of(Path.of("april.jsonl")));
        assertThat(model.trails()).hasSize(4);
        assertThat(model.chosen().get().orElseThrow().number()).isEqualTo(4);
        assertThat(contexts.context().notices().shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.RESULT))
                .satisfies(notice -> assertThat(notice.what()).isEqualTo("Trail imported: no claims, 1 part not read"));
    }

    @Test
    void nothingDroppedImportsNothing() {
        model.importFiles(List.of());
        assertThat(invented.imports()).isEmpty();
        assertThat(contexts.context().background().jobs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "line 18|18",
                "line 2,118, column 4|2118",
                "17|17",
                ":40|40",
                "entry a.pb|-1",
                "''|-1",
                "offset 4096|-1"
            })
    void lineNumbersAreRecognisedInPlaces(String place, long number) {
        assertThat(FileLines.number(place)).isEqualTo(number < 0 ? OptionalLong.empty() : OptionalLong.of(number));
    }

    @Test
    void bytesThatAreNoTextShowNoLines() {
        assertThat(FileLines.around(new byte[] {'a', '\n', (byte) 0xFF, 0, '\n'}, 2))
                .isEmpty();
    }

    @Test
    void aLineBehindTheEndShowsNothing() {
        assertThat(FileLines.around("one\ntwo".getBytes(StandardCharsets.UTF_8), 9))
                .isEmpty();
    }

    @Test
    void aLongLineIsCutAtACharacter() {
        byte[] bytes = "é".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        FileLines lines = FileLines.around(bytes, 1).orElseThrow();
        assertThat(lines.lines().getFirst())
                .hasSize(FileLines.LONGEST + 1)
                .startsWith("éé")
                .endsWith("é…");
    }
}
