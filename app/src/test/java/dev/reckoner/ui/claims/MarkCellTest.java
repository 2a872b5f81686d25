package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.task.Toolkit;
import org.junit.jupiter.api.Test;

class MarkCellTest {
    @Test
    void aClaimThatNoIsolationTouchesHasADashAndNoEmptyCell() {
        Toolkit.startWithoutDisplay();
        Toolkit.call(() -> {
            Fonts.load();
            var cell = new MarkCell();
            cell.updateItem(ClaimMark.NONE, false);
            assertThat(cell.getText()).isEqualTo("\u2013");
            assertThat(cell.getAccessibleText()).isNotEqualTo("\u2013").isNotBlank();
            cell.updateItem(ClaimMark.ISOLATED, false);
            assertThat(cell.getText()).as("the word is that of the label").isNull();
            assertThat(cell.getGraphic()).isNotNull();
            cell.updateItem(null, true);
            assertThat(cell.getText()).isNull();
            assertThat(cell.getGraphic()).isNull();
            return cell;
        });
    }
}
