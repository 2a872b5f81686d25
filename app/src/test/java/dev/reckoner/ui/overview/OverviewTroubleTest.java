package dev.reckoner.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ui.Screenshots;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.PlaceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A case that cannot be summed up says why, and leads to where it can be seen. */
class OverviewTroubleTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void aDamagedLedgerIsLedTo(Theme theme) throws IOException {
        var damaged = new InventedCase();
        damaged.unsummed(new LedgerException(
                "LG-LEAF", "Entry 472 was changed on disk: its content does not have the leaf hash stored with it."));
        Screenshots.write(
                damaged,
                Path.of("target/screenshots/overview-trouble"),
                List.of(PlaceId.OVERVIEW),
                theme,
                1440,
                900,
                (place, workbench) -> {
                    assertThat(workbench.lookup("#overview-trouble").isVisible())
                            .isTrue();
                    assertThat(((Button) workbench.lookup("#overview-ledger")).getText())
                            .isEqualTo("Show in the Ledger");
                });
    }
}
