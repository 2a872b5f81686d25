package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** The kind of an entry, icon and word; one label shows one after another. An entry that was changed has the mark of that. */
final class KindLabel extends Label {
    private final FontIcon icon = new FontIcon();

    KindLabel() {
        setGraphic(icon);
    }

    void show(LedgerLine line) {
        icon.setIconLiteral(EntryKinds.icon(line).literal());
        icon.getStyleClass().remove("contraindicated");
        if (line.damage().isPresent()) {
            icon.getStyleClass().add("contraindicated");
        }
        setText(LedgerViewModel.word(line.kind()));
        setAccessibleText(EntryKinds.word(line));
    }
}
