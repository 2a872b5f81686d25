package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of the two places in the middle of an audit, for comparison with the drawings. */
class AuditPicturesTest {
    private final AuditCase auditCase = new InventedCase();

    @ParameterizedTest
    @CsvSource({
        "LIGHT, 1440, 900",
        "DARK, 1440, 900",
        "HIGH_CONTRAST, 1440, 900",
        "LIGHT, 1000, 1000",
        "DARK, 1000, 1000"
    })
    void claimsAndReexecutionFitTheirWindow(Theme theme, int width, int height) throws IOException {
        List<Path> files = Screenshots.write(
                auditCase,
                Path.of("target/screenshots/audit-" + width),
                List.of(PlaceId.CLAIMS, PlaceId.REEXECUTION),
                theme,
                width,
                height,
                this::prepare);
        assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).isRegularFile());
    }

    private void prepare(PlaceId place, Workbench workbench) {
        if (place == PlaceId.REEXECUTION) {
            workbench.showReexecution(mixed());
            workbench.applyCss();
            workbench.layout();
            assertThat(texts(workbench)).anyMatch(text -> text.contains("is outside the tolerance"));
            var cards = (ScrollPane) workbench.lookup("#outcome-cards");
            assertThat(((Region) cards.getContent()).minWidth(-1))
                    .isLessThanOrEqualTo(cards.getViewportBounds().getWidth());
        }
        // A label cut short would show an ellipsis instead of a figure.
        assertThat(workbench.minWidth(-1)).isLessThanOrEqualTo(workbench.getWidth());
    }

    private List<Digest> mixed() {
        return Stream.of(Tier.CONTRAINDICATED, Tier.AFFIRMING, Tier.WARNING, Tier.NONE)
                .flatMap(tier -> AllClaims.of(auditCase).stream()
                        .filter(row -> row.tier() == tier)
                        .limit(3))
                .map(ClaimRow::id)
                .toList();
    }

    private static List<String> texts(Workbench workbench) {
        return workbench.lookupAll(".label").stream()
                .map((Node node) -> ((Label) node).getText())
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
