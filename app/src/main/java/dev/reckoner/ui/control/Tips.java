package dev.reckoner.ui.control;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** Tooltips for words that do not fit: there only as long as something is cut. */
public final class Tips {
    private Tips() {}

    /** Shows the whole text on hover while it is cut. Returns the same node. */
    public static <L extends Labeled> L whenCut(L labeled) {
        var tip = new Tooltip();
        tip.textProperty().bind(labeled.textProperty());
        labeled.textTruncatedProperty().subscribe(cut -> labeled.setTooltip(cut ? tip : null));
        return labeled;
    }
}
