package dev.reckoner.ui.control;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** A tier as shape, word and colour. One label can show one tier after another, as table cells need it. */
public final class TierLabel extends Label {
    private final FontIcon icon = new FontIcon();

    /** Shows the tier. */
    public TierLabel(Tier tier) {
        getStyleClass().add("tier");
        setGraphic(icon);
        show(tier);
    }

    /** A label on the soft ground of its tier. */
    public static TierLabel chip(Tier tier) {
        var label = new TierLabel(tier);
        label.getStyleClass().add("chip");
        label.icon.getStyleClass().add("icon-12");
        return label;
    }

    /** Shows another tier. */
    public void show(Tier tier) {
        setText(TierLook.word(tier));
        icon.setIconLiteral(TierLook.icon(tier).literal());
        TierLook.restyle(this, tier);
        TierLook.restyle(icon, tier);
        setAccessibleText(Messages.get("tier.spoken", TierLook.word(tier).toLowerCase(Locale.ROOT)));
    }
}
