package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** When an entry was recorded, to the second; the year and the zone, which are the same for most, on hover. */
final class TimeLabel extends Label {
    private final Tooltip whole = new Tooltip();

    TimeLabel() {
        getStyleClass().add("mono");
        setTooltip(whole);
    }

    void show(LedgerLine line) {
        setText(line.damage().isPresent() ? Messages.get("ledger.time.unknown") : Figures.moment(line.time()));
        whole.setText(words(line));
        setAccessibleText(words(line));
    }

    /** The whole of it; of an entry that was changed nobody knows it. */
    static String words(LedgerLine line) {
        return line.damage().isPresent()
                ? Messages.get("ledger.time.unknown")
                : Messages.get("ledger.time.whole", Figures.second(line.time()));
    }
}
