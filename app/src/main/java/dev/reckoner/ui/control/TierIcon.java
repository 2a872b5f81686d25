package dev.reckoner.ui.control;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import org.kordamp.ikonli.javafx.FontIcon;

/** The shape of a tier without its word, for a column whose other cells say it. */
public final class TierIcon extends FontIcon {
    /** A shape that shows this tier. */
    public static TierIcon of(Tier tier) {
        var icon = new TierIcon();
        icon.show(tier);
        return icon;
    }

    /** Shows the tier. */
    public void show(Tier tier) {
        setIconLiteral(TierLook.icon(tier).literal());
        TierLook.restyle(this, tier);
        setAccessibleText(Messages.get("tier.spoken", TierLook.word(tier).toLowerCase(Locale.ROOT)));
    }
}
