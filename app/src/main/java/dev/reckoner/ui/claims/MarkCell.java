package dev.reckoner.ui.claims;

import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** How an isolation touches a claim, as icon and word, on one label that the cell keeps. */
final class MarkCell extends TableCell<ClaimLine, ClaimMark> {
    private final FontIcon icon = new FontIcon();
    private final Label label = new Label("", icon);

    MarkCell() {
        getStyleClass().add("body-2");
        label.getStyleClass().add("tier");
    }

    @Override
    protected void updateItem(@Nullable ClaimMark mark, boolean empty) {
        super.updateItem(mark, empty);
        if (empty || mark == null) {
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setText(mark == ClaimMark.NONE ? Messages.get("claims.mark.dash") : null);
        if (mark == ClaimMark.NONE) {
            setGraphic(null);
            setAccessibleText(word(mark));
            return;
        }
        boolean isolated = mark == ClaimMark.ISOLATED;
        icon.setIconLiteral((isolated ? Icons.ISOLATE : Icons.DERIVED).literal());
        for (var styles : List.of(icon.getStyleClass(), label.getStyleClass())) {
            styles.removeAll("contraindicated", "warning");
            styles.add(isolated ? "contraindicated" : "warning");
        }
        label.setText(word(mark));
        setGraphic(label);
        setAccessibleText(word(mark));
    }

    private static String word(ClaimMark mark) {
        return Messages.get("claims.mark." + mark.name().toLowerCase(Locale.ROOT));
    }
}
