package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Witnessing;
import dev.reckoner.coordination.WitnessPair;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The matrix of witnesses, and the same as a table. */
final class MatrixCard extends VBox {
    private static final int MOST_ROWS = 16;

    private final Card card = new Card(Messages.get("witnesses.matrix.title"));
    private final StandardTable<WitnessPair> table = new StandardTable<>();
    private final WitnessesViewModel model;
    private final Witnessing witnessing;
    private final VBox picture;
    private boolean asTable;

    MatrixCard(WitnessesViewModel model, Witnessing witnessing) {
        this.model = model;
        this.witnessing = witnessing;
        var about = new Label(Messages.get("witnesses.matrix.about"));
        about.getStyleClass().add("second");
        about.setMinWidth(0);
        card.beside(about);
        picture = new VBox(new AgreementMatrix(model, witnessing), legend());
        picture.setMinHeight(USE_PREF_SIZE);
        table();
        show();
        getChildren().add(card);
        setMinHeight(USE_PREF_SIZE);
    }

    private Label legend() {
        String more = witnessing.witnesses().size() > AgreementMatrix.MOST
                ? " " + Messages.get("witnesses.matrix.more", AgreementMatrix.MOST)
                : "";
        var legend = new Label(Messages.get("witnesses.matrix.legend") + more);
        legend.getStyleClass().addAll("second", "prose");
        legend.setPadding(new Insets(0, 12, 12, 12));
        legend.setMinHeight(USE_PREF_SIZE);
        return legend;
    }

    private void show() {
        var twin = Buttons.icon(
                Icons.TABLE_TWIN,
                Messages.get(asTable ? "witnesses.matrix.picture" : "witnesses.matrix.table"),
                this::turn);
        twin.setId("agreement-twin");
        card.tools(
                Buttons.icon(Icons.COPY, Messages.get("witnesses.matrix.copy"), () -> Clips.copy(table.allText())),
                twin);
        card.content(asTable ? table : picture);
    }

    private void turn() {
        asTable = !asTable;
        show();
    }

    private void table() {
        table.setId("agreement-table");
        table.setAccessibleText(Messages.get("witnesses.matrix.title"));
        name("witnesses.table.first", true);
        name("witnesses.table.second", false);
        table.figures(Messages.get("witnesses.table.common"), 92, pair -> (long) pair.common());
        table.figures(Messages.get("witnesses.table.agreed"), 72, pair -> (long) pair.agreed());
        table.figures(Messages.get("witnesses.table.apart"), 72, pair ->
                (long) pair.disagreed().size());
        table.text(Messages.get("witnesses.table.share"), 72, WitnessWords::share, "mono", "figures");
        table.text(Messages.get("witnesses.table.kappa"), 0, pair -> WitnessWords.kappa(pair.kappa()));
        var pairs = witnessing.agreement().pairs();
        table.rows().setAll(pairs);
        double height = StandardTable.ROW * (Math.min(pairs.size(), MOST_ROWS) + 1) + 2;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        table.getSelectionModel().selectedItemProperty().addListener((any, was, now) -> {
            if (now != null) {
                model.choose(now);
            }
        });
    }

    private void name(String title, boolean first) {
        table.text(
                Messages.get(title), 168, pair -> WitnessWords.name(witnessing, first ? pair.first() : pair.second()));
    }
}
