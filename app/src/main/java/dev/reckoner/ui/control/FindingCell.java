package dev.reckoner.ui.control;

import dev.reckoner.appraise.Finding;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A finding in the inspector: sentence and tier, what it rests on, the code, and above the first of a group what the group is
 * about. Sentences wrap: none is cut.
 */
public final class FindingCell extends WrappedCell<Finding> {

    private final FontIcon icon = new FontIcon();
    private final Label sentence = label("name");
    private final Label tier = label("tier");
    private final Label detail = label("second");
    private final Label code = label("code");
    private final Label heading = label("group-heading");
    private final VBox whole;
    private final IntFunction<Optional<String>> headings;

    /**
     * A cell of a list in groups.
     *
     * @param headings the heading above the finding at an index of the list; empty where it goes on with a group
     */
    public FindingCell(IntFunction<Optional<String>> headings) {
        this.headings = headings;
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        detail.setWrapText(true);
        tier.setMinWidth(Region.USE_PREF_SIZE);
        var first = new HBox(8, sentence, tier);
        var lines = new VBox(first, detail, code);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var line = new HBox(8, icon, lines);
        line.setAlignment(Pos.TOP_LEFT);
        whole = new VBox(6, heading, line);

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
        Optional<String> above = headings.apply(getIndex());
        heading.setText(above.orElse(""));
        heading.setVisible(above.isPresent());
        heading.setManaged(above.isPresent());
        icon.setIconLiteral(TierLook.icon(finding.tier()).literal());
        TierLook.restyle(icon, finding.tier());
        sentence.setText(finding.sentence());
        tier.setText(TierLook.word(finding.tier()));
        TierLook.restyle(tier, finding.tier());
        detail.setText(finding.detail());
        code.setText(finding.code());
        setAccessibleText(above.map(group -> group + ". ").orElse("")
                + finding.sentence()
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
