package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerHeads.Seen;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whose cosignatures are wanted, and when each last came. */
final class WitnessList extends VBox {
    private final ReadOnlyObjectProperty<LedgerHeads> heads;
    private final ReadOnlyObjectProperty<LedgerState> state;

    WitnessList(ReadOnlyObjectProperty<LedgerHeads> heads, ReadOnlyObjectProperty<LedgerState> state) {
        super(6);
        this.heads = heads;
        this.state = state;
        setPadding(new Insets(10, 12, 12, 12));
        getStyleClass().add("ruled-top");
        setMinHeight(USE_PREF_SIZE);
        heads.subscribe(known -> show());
        state.subscribe(known -> show());
    }

    private void show() {
        show(heads.get());
    }

    private void show(LedgerHeads heads) {
        var title = new Label(Messages.get("ledger.witnesses"));
        title.getStyleClass().add("panel-title");
        var wanted = Words.label(
                heads.policy()
                        .map(policy -> Messages.get("ledger.wanted", policy.enough(), policy.members()))
                        .orElseGet(() -> Messages.get("ledger.wanted.none")),
                "second");
        getChildren().setAll(new HBox(8, title, Words.gap(), wanted));
        heads.witnesses().forEach(witness -> getChildren().add(row(witness)));
        if (heads.witnesses().isEmpty()) {
            var none = new Label(
                    Messages.get(heads.policy().isPresent() ? "ledger.witnesses.none" : "ledger.witnesses.noPolicy"));
            none.getStyleClass().addAll("second", "prose");
            none.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().add(none);
        }
    }

    private Node row(Seen witness) {
        var icon = icon(witness);
        var name = Tips.whenCut(new Label(witness.name()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var when = new Label(words(witness));
        when.getStyleClass().add("second");
        when.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, icon, name, when);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** What a witness cosigned is no good news where the entries do not fit it any more. */
    private FontIcon icon(Seen witness) {
        boolean agrees = state.get().failures().isEmpty();
        return witness.size() > 0 && agrees ? Icons.AFFIRMING.icon("affirming") : Icons.NONE.icon("none");
    }

    private static String words(Seen witness) {
        if (witness.size() > 0) {
            return witness.cosigned()
                    .map(time -> Messages.get("ledger.witness.at", Figures.count(witness.size()), Figures.day(time)))
                    .orElseGet(() -> Messages.get("ledger.witness.cosigned", Figures.count(witness.size())));
        }
        return Messages.get(witness.asked() ? "ledger.witness.asked" : "ledger.witness.notAsked");
    }
}
