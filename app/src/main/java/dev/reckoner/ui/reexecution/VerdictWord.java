package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.State;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** The verdict of a claim of the queue as shape and word, in a cell that shows one after another. */
final class VerdictWord extends Label {
    private final FontIcon icon = new FontIcon();

    VerdictWord() {
        getStyleClass().addAll("verdict", "tier");
        setGraphic(icon);
    }

    void show(State state) {
        QueueState shown = QueueState.of(state);
        Tier tier = shown.tier();
        setText(word(state));
        setAccessibleText(Messages.get("verdict.spoken", word(state)));
        icon.setIconLiteral(shown.icon().literal());
        TierLook.restyle(icon, tier);
        TierLook.restyle(this, tier);
        if (tier == Tier.AFFIRMING) {
            // Colour is for what needs attention; the shape says the rest.
            getStyleClass().remove(TierLook.style(tier));
        }
    }

    /** That it was not run where it has no verdict. */
    static String word(State state) {
        return QueueState.verdict(state);
    }
}
