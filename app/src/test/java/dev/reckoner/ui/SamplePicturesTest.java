package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.chart.OperatorStrip;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of the two places on the sample case. */
class SamplePicturesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("reckoner.pictures", "target/screenshots"), "sample-operator");

    /** Altered in secret, as the plan of the sample has it. */
    private static final String ALTERED = "tessel-01-023";

    @Test
    void claimsAndReexecutionShowTheSample() throws IOException {
        MadeSample.assumeModels();
        try (AuditCase sample = MadeSample.open()) {
            List<Path> files = Screenshots.write(
                    sample,
                    Path.of("target/screenshots/sample"),
                    List.of(PlaceId.CLAIMS, PlaceId.REEXECUTION),
                    Theme.LIGHT,
                    1440,
                    900,
                    (place, workbench) -> prepare(place, workbench, sample));
            assertThat(files).hasSize(2);
            assertThat(AllClaims.of(sample)).anyMatch(row -> row.verdict().isPresent());
        }
    }

    /** A chat answer of an enclave that was out of service, and one whose text is not what was signed. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void chatAnswersShowWhatWasFoundOfThem(Theme theme) throws IOException {
        MadeSample.assumeModels();
        try (AuditCase sample = MadeSample.open()) {
            for (String code : List.of("EV-REGISTRY-DISABLED", "EV-OUTPUT-HASH-MISMATCH")) {
                Screenshots.write(
                        sample,
                        Path.of("target/screenshots/sample-" + code),
                        List.of(PlaceId.CLAIMS),
                        theme,
                        1440,
                        900,
                        (place, workbench) -> choose(workbench, sample, code));
            }
        }
    }

    /**
     * What a real search for the guilty operator finds looks otherwise than what one would invent: every other operator is equal, bit
     * for bit. The claim is one whose operator altered a value between two operators.
     */
    @ParameterizedTest
    @CsvSource({
        "LIGHT, 1440, 900",
        "DARK, 1440, 900",
        "HIGH_CONTRAST, 1440, 900",
        "LIGHT, 1000, 1000",
        "DARK, 1000, 1000"
    })
    void theGuiltyOperatorOfARealRunStandsAmongItsNeighbours(Theme theme, int width, int height) throws IOException {
        MadeSample.assumeModels();
        try (AuditCase sample = MadeSample.open()) {
            ClaimRow claim = altered(sample);
            ReexecutionOutcome outcome = outcome(sample, claim);
            int guilty = outcome.depth().localisation().orElseThrow().guilty().orElseThrow();
            operatorPicture(sample, claim, "operator", theme, width, height, workbench -> {
                assertThat(((Label) workbench.lookup("#verdict-sentence")).getText())
                        .matches("The operator \\S+ \\(layer \\d.*\\) gives other values than claimed");
                List<Integer> shown = operators(workbench, "#operator-strip");
                assertThat(shown).contains(guilty).hasSizeGreaterThan(4);
                assertThat(shown).as("neighbours, not the model's beginning").allMatch(index -> index > 20);
            });
            operatorPicture(sample, claim, "drift", theme, width, height, workbench -> press(workbench, KeyCode.D));
            operatorPicture(
                    sample, claim, "operator-tables", theme, width, height, workbench -> press(workbench, KeyCode.T));
            operatorPicture(sample, claim, "operator-graph", theme, width, height, workbench -> {
                press(workbench, KeyCode.G);
                settle(workbench);
                assertThat(operators(workbench, "#operator-graph")).contains(guilty);
                var graph = (ChartView) workbench.lookup("#operator-graph");
                var room = (ScrollPane) graph.getParent().getParent().getParent();
                if (width > 1200) {
                    assertThat(graph.getMinWidth())
                            .as("fits its card")
                            .isLessThanOrEqualTo(room.getViewportBounds().getWidth());
                }
            });
            operatorPicture(
                    sample,
                    claim,
                    "operator-environment",
                    theme,
                    width,
                    height,
                    workbench -> ((Button) workbench.lookup("#open-environment")).fire());
            operatorPicture(
                    sample,
                    claim,
                    "operator-terms",
                    theme,
                    width,
                    height,
                    workbench -> ((ToggleButton) workbench.lookup("#terms-toggle")).fire());
        }
    }

    private static ClaimRow altered(AuditCase sample) {
        return AllClaims.of(sample).stream()
                .filter(row -> row.label().equals(ALTERED))
                .findFirst()
                .orElseThrow();
    }

    /** Run once for all pictures; the case keeps what came of it. */
    private static synchronized ReexecutionOutcome outcome(AuditCase sample, ClaimRow claim) throws IOException {
        var known = sample.claim(claim.id()).flatMap(ClaimDetail::comparison);
        return known.isPresent() && known.get().depth().localisation().isPresent()
                ? known.get()
                : sample.reexecute(List.of(claim.id()), ReexecutionOptions.DEFAULT, made -> {}, TaskProgress.SILENT)
                        .getFirst();
    }

    private static void operatorPicture(
            AuditCase sample,
            ClaimRow claim,
            String name,
            Theme theme,
            int width,
            int height,
            Consumer<Workbench> before)
            throws IOException {
        Screenshots.write(
                sample,
                FOLDER.resolve(name + "-" + width),
                List.of(PlaceId.REEXECUTION),
                theme,
                width,
                height,
                (place, workbench) -> {
                    var queue = (ListView<?>) workbench.lookup("#queue");
                    IntStream.range(0, queue.getItems().size())
                            .filter(row ->
                                    queue.getItems().get(row).toString().contains("label=" + claim.label() + ","))
                            .findFirst()
                            .ifPresent(queue.getSelectionModel()::clearAndSelect);
                    settle(workbench);
                    before.accept(workbench);
                    settle(workbench);
                    assertThat(workbench.minWidth(-1)).isLessThanOrEqualTo(width);
                    if (workbench.lookup("#outcome-cards") instanceof ScrollPane cards && cards.isVisible()) {
                        assertThat(((Region) cards.getContent()).minWidth(-1))
                                .isLessThanOrEqualTo(cards.getViewportBounds().getWidth());
                    }
                });
    }

    private static List<Integer> operators(Workbench workbench, String chart) {
        return ((ChartView) workbench.lookup(chart))
                .picture().orElseThrow().spots().stream()
                        .map(spot -> OperatorStrip.operator(spot.target()))
                        .filter(OptionalInt::isPresent)
                        .map(OptionalInt::getAsInt)
                        .toList();
    }

    private static void press(Workbench workbench, KeyCode key) {
        workbench.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false));
    }

    private static void settle(Workbench workbench) {
        workbench.applyCss();
        workbench.layout();
    }

    private static void choose(Workbench workbench, AuditCase sample, String code) {
        var claim = sample.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow()
                .subject()
                .id();
        workbench.showClaims(ClaimFilter.claim(claim));
        workbench.applyCss();
        workbench.layout();
        var remarks = (Label) workbench.lookup("#deciding-remarks");
        boolean warned = code.equals("EV-REGISTRY-DISABLED");
        assertThat(remarks.isVisible()).isEqualTo(warned);
        assertThat(remarks.getText().contains("out of service")).isEqualTo(warned);
        if (!warned) {
            var fields = (TreeTableView<?>) workbench.lookup(".tree-table-view");
            var field =
                    (DocumentField) fields.getSelectionModel().getSelectedItem().getValue();
            assertThat(field.name()).isEqualTo("tee_output_hash");
        }
    }

    private static void prepare(PlaceId place, Workbench workbench, AuditCase sample) {
        if (place == PlaceId.CLAIMS) {
            workbench.showClaims(ClaimFilter.text("meridian"));
            AllClaims.of(sample).stream()
                    .filter(row ->
                            row.tier() == Tier.CONTRAINDICATED && row.operator().startsWith("meridian"))
                    .findFirst()
                    .ifPresent(row -> workbench.showClaims(ClaimFilter.claim(row.id())));
        }
        if (place == PlaceId.REEXECUTION) {
            List<Digest> some = Stream.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.AFFIRMING, Tier.NONE)
                    .flatMap(tier -> AllClaims.of(sample).stream()
                            .filter(row -> row.tier() == tier)
                            .limit(6))
                    .map(ClaimRow::id)
                    .toList();
            workbench.showReexecution(some);
        }
    }
}
