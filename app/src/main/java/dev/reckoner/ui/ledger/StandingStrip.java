package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.audit.LedgerState.Standing;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What has to be in sight over the entries: that the case was ended, and, where the result of verifying stands in a drawer, the
 * result.
 */
final class StandingStrip extends VBox {
    private final HBox ended =
            strip(Icons.LOCKED.icon("none"), Words.label(Messages.get("ledger.ended"), "body-2", "prose"), "none");
    private final HBox result = strip(Icons.NONE.icon(), Words.label(""), "none");
    private final Runnable details;

    /**
     * The strips.
     *
     * @param details opens the drawer
     */
    StandingStrip(Verifying model, Runnable details) {
        super(8);
        this.details = details;
        ended.setId("ledger-ended");
        result.setId("ledger-strip");
        result.setVisible(false);
        getChildren().addAll(ended, result);
        getChildren().forEach(strip -> strip.managedProperty().bind(strip.visibleProperty()));
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(ended.visibleProperty().or(result.visibleProperty()));
        model.state().subscribe(state -> {
            ended.setVisible(state.standing() == Standing.ENDED);
            show(state);
        });
    }

    /** Shows the result here, since what shows it whole is out of sight. */
    void narrow(boolean narrow) {
        result.setVisible(narrow);
    }

    private void show(LedgerState state) {
        Tier tier = VerifyWords.tier(state);
        String style = tier.name().toLowerCase(Locale.ROOT);
        var more = Buttons.link(Messages.get("ledger.strip.details"), details);
        more.getStyleClass().add("flush");
        result.getStyleClass().removeAll("affirming", "contraindicated", "none");
        result.getStyleClass().add(style);
        result.getChildren()
                .setAll(
                        TierIcon.of(tier),
                        Words.label(VerifyWords.sentence(state), "name"),
                        Words.label(VerifyWords.about(state), "body-2"),
                        Words.gap(),
                        more);
    }

    private static HBox strip(FontIcon icon, Label words, String style) {
        var strip = new HBox(8, icon, words);
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.getStyleClass().addAll("strip", style);
        return strip;
    }
}
