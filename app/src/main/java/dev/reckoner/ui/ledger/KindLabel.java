package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.function.LongSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The kind of an entry, icon and word; one label shows one after another. An entry that was changed has the mark of that, and one that no
 * head vouches for any more, because others were changed, the mark of what is not proven.
 */
final class KindLabel extends Label {
    private final FontIcon icon = new FontIcon();
    private final Tooltip why = new Tooltip(Messages.get("ledger.unproven"));
    private final LongSupplier proven;

    /**
     * A label.
     *
     * @param proven the first entry that is not proven to be as it was recorded
     */
    KindLabel(LongSupplier proven) {
        this.proven = proven;
        setGraphic(icon);
    }

    void show(LedgerLine line) {
        boolean unproven = line.damage().isEmpty() && line.index() >= proven.getAsLong();
        icon.setIconLiteral((unproven ? Icons.NONE : EntryKinds.icon(line)).literal());
        icon.getStyleClass().remove("contraindicated");
        if (line.damage().isPresent()) {
            icon.getStyleClass().add("contraindicated");
        }
        setText(LedgerViewModel.word(line.kind()));
        setTooltip(unproven ? why : null);
        setAccessibleText(
                unproven ? Messages.get("ledger.kind.unproven", EntryKinds.word(line)) : EntryKinds.word(line));
    }
}
