package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.trail.document.Documents;
import dev.reckoner.ui.document.DocumentCard;
import dev.reckoner.ui.document.DocumentViewModel;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of what explains a finding: the filter by reason, the card of a finding, and evidence beside its bytes. */
class ExplainPicturesTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), "opengradient");
    private static final Path FOLDER = Path.of("target/screenshots/explain");

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 900", "DARK, 1440, 900", "LIGHT, 1000, 1000"})
    void reasonsToFilterBy(Theme theme, int width, int height) throws IOException {
        List<Path> files = Screenshots.write(
                new InventedCase(),
                FOLDER.resolve("reasons-" + width),
                List.of(PlaceId.CLAIMS),
                theme,
                width,
                height,
                (place, workbench) -> {
                    ((ToggleButton) workbench.lookup("#filter-reason")).fire();
                    workbench.applyCss();
                    workbench.layout();
                    choose(workbench, "#reason-list", 1);
                    workbench.lookup("#reason-list").fireEvent(key());
                    assertThat(workbench.lookupAll(".filter-chip")).hasSize(1);
                    assertThat(workbench.minWidth(-1)).isLessThanOrEqualTo(width);
                });
        assertThat(files).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void aFindingOfAResponseIsExplainedAndItsKeyIsOpened(Theme theme, @TempDir Path folder) throws IOException {
        try (AuditCase settled = settled(folder)) {
            var claim = settled.findings().stream()
                    .filter(finding -> finding.code().equals("EV-SIG-VALID"))
                    .findFirst()
                    .map(finding -> finding.subject().id())
                    .orElseThrow();
            List<Finding> findings = settled.claim(claim).orElseThrow().findings();
            Screenshots.write(settled, FOLDER, List.of(PlaceId.CLAIMS), theme, 1440, 900, (place, workbench) -> {
                workbench.showClaims(ClaimFilter.claim(claim));
                workbench.applyCss();
                workbench.layout();
                choose(
                        workbench,
                        "#finding-list",
                        findings.stream().map(Finding::check).toList().indexOf("signature"));
                List<Node> links = List.copyOf(workbench.lookupAll("#finding-card .rests-on"));
                assertThat(links).as("response and key").hasSizeGreaterThan(1);
                ((Button) links.getLast()).fire();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void everyKindOfEvidenceShowsItsFieldsBesideItsBytes(Theme theme, @TempDir Path folder) throws IOException {
        try (AuditCase settled = settled(folder)) {
            for (Evidence item : oneOfEachKind(settled)) {
                DocumentField root = Documents.decode(settled.blob(item.blob()).orElseThrow());
                assertThat(root.name()).as(item.title()).isNotEqualTo("Raw bytes");
                assertThat(root.children()).as(item.title()).isNotEmpty();
                Toolkit.startWithoutDisplay();
                DocumentCard card = Toolkit.call(() -> {
                    Fonts.load();
                    var model = new DocumentViewModel(settled, Background.direct(), Documents::decode);
                    var made = new DocumentCard(model, () -> {});
                    model.open(item);
                    model.selectWhenOpen(List.of(List.of("decoded event"), List.of("values"), List.of("modulus")));
                    return made;
                });
                String name = item.getClass().getSimpleName() + "-" + theme + ".png";
                assertThat(Screenshots.write(card, FOLDER.resolve(name), theme, 1000, 420))
                        .isNotEmptyFile();
            }
        }
    }

    /** Responses, event logs, a registry's measurements and batches that others made. */
    private static AuditCase settled(Path folder) throws IOException {
        Assumptions.assumeTrue(Files.exists(VECTORS), () -> "the vectors are not at " + VECTORS);
        var clock = Clock.systemUTC();
        var data = new CaseData("Settled responses", "", "", false, clock.instant());
        var made = RecordedCase.create(folder.resolve("case"), data, clock);
        made.importTrails(
                List.of(
                        VECTORS.resolve("llm/synthetic_tee_responses.json"),
                        VECTORS.resolve("settlement/synthetic_event_logs.json"),
                        batch(folder),
                        VECTORS.resolveSibling("nitro").resolve("aws-nitro-root-g1.pem")),
                TaskProgress.SILENT);
        return made;
    }

    private static Path batch(Path folder) throws IOException {
        var trees = new ObjectMapper()
                .readTree(
                        VECTORS.resolve("settlement/synthetic_batch_trees.json").toFile())
                .path("trees");
        String blob = trees.get(trees.size() - 1).path("walrusBlobUtf8").textValue();
        return Files.writeString(folder.resolve("batch.json"), blob);
    }

    private static List<Evidence> oneOfEachKind(AuditCase settled) {
        return Stream.of(
                        Evidence.EventLog.class,
                        Evidence.SettlementBatch.class,
                        Evidence.SigningKey.class,
                        Evidence.Certificate.class)
                .map(kind -> settled.evidence().stream()
                        .filter(kind::isInstance)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName())))
                .map(Evidence.class::cast)
                .toList();
    }

    private static void choose(Workbench workbench, String list, int index) {
        ListView<?> view = (ListView<?>) workbench.lookup(list);
        view.getSelectionModel().clearAndSelect(index);
    }

    private static KeyEvent key() {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false);
    }
}
