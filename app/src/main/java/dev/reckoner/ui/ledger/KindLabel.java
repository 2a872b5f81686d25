package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** The kind of an entry, icon and word; one label shows one after another. */
final class KindLabel extends Label {
    private final FontIcon icon = new FontIcon();

    KindLabel() {
        setGraphic(icon);
    }

    void show(String kind) {
        icon.setIconLiteral(EntryKinds.icon(kind).literal());
        icon.getStyleClass().remove("contraindicated");
        if (kind.equals(LedgerLine.UNREADABLE)) {
            icon.getStyleClass().add("contraindicated");
        }
        setText(LedgerViewModel.word(kind));
        setAccessibleText(LedgerViewModel.word(kind));
    }
}
