package dev.reckoner.ui.claims;

import dev.reckoner.audit.CaseReasons.Reason;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A reason code to filter by, on nodes that the cell keeps: chosen or not, tier, code, sentence, how many claims. */
final class ReasonCell extends ListCell<Reason> {
    private final ClaimsViewModel model;
    private final Node mark = Icons.of("fth-check", "accent");
    private final TierIcon tier = new TierIcon();
    private final Label code = label("code");
    private final Label sentence = Tips.whenCut(label("plain"));
    private final Label count = label("mono");
    private final HBox whole;

    ReasonCell(ClaimsViewModel model) {
        this.model = model;
        var place = new StackPane(mark);
        place.setMinWidth(16);
        code.setMinWidth(196);
        code.setMaxWidth(196);
        Tips.whenCut(code);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        count.setMinWidth(USE_PREF_SIZE);
        whole = new HBox(8, place, tier, code, sentence, count);
        whole.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Reason reason, boolean empty) {
        super.updateItem(reason, empty);
        if (empty || reason == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean chosen = model.query().get().codes().contains(reason.code());
        mark.setVisible(chosen);
        tier.show(reason.tier());
        code.setText(reason.code());
        sentence.setText(reason.sentence());
        count.setText(Figures.count(reason.claims()));
        setAccessibleText(Messages.get(
                chosen ? "claims.reason.spoken.chosen" : "claims.reason.spoken",
                reason.code(),
                TierLook.word(reason.tier()).toLowerCase(Locale.ROOT),
                reason.sentence(),
                reason.claims()));
        setGraphic(whole);
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
