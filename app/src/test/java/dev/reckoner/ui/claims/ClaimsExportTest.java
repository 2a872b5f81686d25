package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.Places;
import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.control.ExportEvent;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.shell.CaseDoor;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class ClaimsExportTest {
    @Test
    void ctrlEAsksTheWindowToWriteTheClaimsThatAreShownToACsvFile() throws IOException {
        Toolkit.startWithoutDisplay();
        var auditCase = new InventedCase();
        var asked = new ArrayList<Export>();
        Toolkit.call(() -> {
            Fonts.load();
            var workbench = new Workbench(auditCase, Background.direct(), Places.all(), CaseDoor.CLOSED);
            workbench.addEventFilter(ExportEvent.EXPORT, event -> {
                asked.add(event.export());
                event.consume();
            });
            var scene = new Scene(workbench, 1440, 900);
            workbench.showClaims(
                    ClaimFilter.claim(AllClaims.of(auditCase).getFirst().id()));
            workbench.applyCss();
            workbench.layout();
            workbench
                    .lookup(".claims-table")
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.E, false, true, false, false));
            return scene;
        });

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().form()).isEqualTo(Export.Form.CSV);
        List<String> lines = written(asked.getFirst());
        assertThat(lines.getFirst()).startsWith("Tier,Claim,Day,").endsWith(",ID");
        assertThat(lines.subList(1, lines.size()))
                .hasSameSizeAs(AllClaims.of(auditCase))
                .allMatch(line -> line.contains(","));
        assertThat(lines.subList(1, lines.size()))
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .containsExactlyInAnyOrderElementsOf(AllClaims.of(auditCase).stream()
                        .map(ClaimRow::id)
                        .map(Object::toString)
                        .toList());
    }

    private static List<String> written(Export export) throws IOException {
        var out = new ByteArrayOutputStream();
        export.writing().write(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
