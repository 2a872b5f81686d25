package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.Liability;
import dev.reckoner.attribution.Liability.Bearing;
import dev.reckoner.attribution.Liability.Line;
import dev.reckoner.attribution.Liability.OfParty;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the evidence says of each party of an answer. */
final class LiabilityView extends ScrollPane {
    private final VBox parties = new VBox();

    LiabilityView() {
        setContent(parties);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("attribution-liability");
        setAccessibleText(Messages.get("attribution.tab.liability"));
    }

    void show(Liability liability) {
        parties.getChildren()
                .setAll(liability.parties().stream().map(LiabilityView::party).toList());
        setVvalue(0);
    }

    private static Node party(OfParty party) {
        var name = new Label(party.label());
        name.getStyleClass().add("name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Tips.whenCut(name);
        var kind = new Label(party.party().kind().wireName());
        kind.getStyleClass().add("second");
        kind.setMinWidth(USE_PREF_SIZE);
        var title = new HBox(8, name, kind);
        title.setAlignment(Pos.BASELINE_LEFT);
        var lines = new VBox(6, title);
        party.lines().stream().map(LiabilityView::line).forEach(lines.getChildren()::add);
        lines.setPadding(new Insets(10, 12, 10, 12));
        lines.getStyleClass().add("ruled-bottom");
        return lines;
    }

    private static Node line(Line line) {
        var words = new Label(line.sentence());
        words.getStyleClass().addAll("second", "plain", "prose");
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setAccessibleText(
                Messages.get("attribution.bearing." + line.bearing().name().toLowerCase(Locale.ROOT)) + ": "
                        + line.sentence());
        line.ground().ifPresent(finding -> words.setTooltip(new Tooltip(finding.code() + ": " + finding.sentence())));
        FontIcon icon = icon(line.bearing());
        var row = new HBox(8, icon, words);
        HBox.setMargin(icon, new Insets(1, 0, 0, 0));
        return row;
    }

    private static FontIcon icon(Bearing bearing) {
        return switch (bearing) {
            case BINDS -> Icons.of("fth-check", "affirming");
            case CONTRADICTS -> Icons.of("fth-x", "contraindicated");
            case UNPROVEN -> Icons.of("fth-help-circle", "none");
        };
    }
}
