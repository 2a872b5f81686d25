package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.Visit;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Another place leads to one entry of the ledger. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class EntryVisitTest {
    private LedgerPlace place;

    @Start
    void start(Stage stage) {
        Fonts.load();
        place = new LedgerPlace(new Contexts(new InventedCase()).context());
        var scene = new Scene((Parent) place.view(), 1200, 860);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theEntryIsSearchedForByItsNumber(FxRobot robot) {
        robot.interact(() -> place.shown(new Visit.Entry(3)));
        assertThat(robot.lookup("#ledger-search").queryAs(TextField.class).getText())
                .isEqualTo("3");
    }
}
