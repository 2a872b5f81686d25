package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Witnessing;
import dev.reckoner.audit.Witnessing.Witness;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Every witness: how much it confirms and contradicts, and what that means; and who cosigned the ledger. */
final class WitnessListCard extends VBox {
    private static final int MOST_ROWS = 14;

    WitnessListCard(Witnessing witnessing) {
        var card = new Card(Messages.get("witnesses.list.title"));
        var about = new Label(Messages.get("witnesses.list.about"));
        about.getStyleClass().add("second");
        card.beside(about);
        var body = new VBox(table(witnessing));
        for (var cosigner : witnessing.cosigners()) {
            var line = new Label(Messages.get("witnesses.cosigner", cosigner.name(), Figures.count(cosigner.claims())));
            line.getStyleClass().addAll("body-2", "prose");
            line.setPadding(new Insets(8, 12, 8, 12));
            line.setMinHeight(USE_PREF_SIZE);
            body.getChildren().add(line);
        }
        card.content(body);
        getChildren().add(card);
        setMinHeight(USE_PREF_SIZE);
    }

    private static StandardTable<Witness> table(Witnessing witnessing) {
        var table = new StandardTable<Witness>();
        table.setId("witness-list");
        table.setAccessibleText(Messages.get("witnesses.list.title"));
        table.text(Messages.get("witnesses.list.name"), 168, WitnessWords::name);
        table.text(Messages.get("witnesses.list.kind"), 112, witness -> WitnessWords.kind(witness.kind()), "body-2");
        table.figures(Messages.get("witnesses.list.confirms"), 80, Witness::confirms);
        table.figures(Messages.get("witnesses.list.contradicts"), 92, Witness::contradicts);
        table.text(
                Messages.get("witnesses.list.means"),
                0,
                witness -> Messages.get("witnesses.means." + witness.kind().wireName()),
                "body-2");
        table.rows().setAll(witnessing.witnesses());
        double height = StandardTable.ROW * (Math.min(witnessing.witnesses().size(), MOST_ROWS) + 1) + 2;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        return table;
    }
}
