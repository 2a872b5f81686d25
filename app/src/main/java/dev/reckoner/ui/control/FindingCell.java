package dev.reckoner.ui.control;

import dev.reckoner.appraise.Finding;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A finding in the inspector: sentence and tier, what it rests on, the code. Sentences wrap: none is cut. */
public final class FindingCell extends WrappedCell<Finding> {

    private final FontIcon icon = new FontIcon();
    private final Label sentence = label("name");
    private final Label tier = label("tier");
    private final Label detail = label("second");
    private final Label code = label("code");
    private final HBox whole;

    public FindingCell() {
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        detail.setWrapText(true);
        tier.setMinWidth(Region.USE_PREF_SIZE);
        var first = new HBox(8, sentence, tier);
        var lines = new VBox(first, detail, code);
        HBox.setHgrow(lines, Priority.ALWAYS);
        whole = new HBox(8, icon, lines);
        whole.setAlignment(Pos.TOP_LEFT);

        getStyleClass().add("finding");
    }

    @Override
    protected void updateItem(@Nullable Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        if (empty || finding == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconLiteral(TierLook.icon(finding.tier()).literal());
        TierLook.restyle(icon, finding.tier());
        sentence.setText(finding.sentence());
        tier.setText(TierLook.word(finding.tier()));
        TierLook.restyle(tier, finding.tier());
        detail.setText(finding.detail());
        code.setText(finding.code());
        setAccessibleText(finding.sentence()
                + ". "
                + Messages.get("tier.spoken", TierLook.word(finding.tier()).toLowerCase(Locale.ROOT))
                + ". "
                + finding.detail()
                + ". "
                + finding.code());
        setGraphic(whole);
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
