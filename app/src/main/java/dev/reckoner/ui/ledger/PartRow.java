package dev.reckoner.ui.ledger;

import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of the ledger that was looked at, and how long that took. */
final class PartRow extends HBox {
    /** How the whole came out. */
    enum Whole {
        INTACT,
        DAMAGED,
        ENTRIES_CHANGED
    }

    /**
     * A row.
     *
     * @param failures how many of this part do not agree
     * @param whole how the whole came out: nothing is green in a ledger that is damaged
     */
    PartRow(CheckedPart part, int failures, Whole whole) {
        super(8);
        // The nodes over entries that were changed have to differ too, and are not told of one by one.
        boolean silent = failures == 0 && whole == Whole.ENTRIES_CHANGED && part.part() == LedgerPart.NODES;
        String how = silent ? Messages.get("ledger.part.silent") : VerifyWords.how(part.part(), failures);
        var words = new VBox(Words.label(VerifyWords.part(part), "name"), Words.label(how, "second"));
        var time = Words.label(VerifyWords.seconds(part.took()), "mono");
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon(failures, silent, whole), words, time);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(3, 12, 3, 12));
        getStyleClass().add("ruled-bottom");
    }

    private static Node icon(int failures, boolean silent, Whole whole) {
        if (failures > 0) {
            return Icons.CONTRAINDICATED.icon("contraindicated");
        }
        return silent ? Icons.NONE.icon("none") : Icons.AFFIRMING.icon(whole == Whole.INTACT ? "affirming" : "none");
    }
}
