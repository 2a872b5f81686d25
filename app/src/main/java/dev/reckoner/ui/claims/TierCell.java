package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.control.TierLabel;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A tier in the table, on one label that the cell keeps. */
final class TierCell extends TableCell<ClaimLine, Tier> {
    private final TierLabel label = new TierLabel(Tier.NONE);

    @Override
    protected void updateItem(@Nullable Tier tier, boolean empty) {
        super.updateItem(tier, empty);
        if (empty || tier == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        label.show(tier);
        setGraphic(label);
        setAccessibleText(label.getAccessibleText());
    }
}
