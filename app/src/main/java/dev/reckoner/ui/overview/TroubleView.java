package dev.reckoner.ui.overview;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands in the place of figures that could not be computed: why, and where it goes on. */
final class TroubleView extends VBox {
    TroubleView(Trouble trouble, OverviewViewModel model) {
        super(8);
        setId("overview-trouble");
        setAlignment(Pos.CENTER);
        var again = Buttons.secondary(Messages.get("overview.failed.again"), Icons.AGAIN, model::refresh);
        var state = new EmptyState(
                Icons.CONTRAINDICATED,
                Messages.get(trouble.ledger() ? "overview.decide.ledger" : "overview.failed"),
                words(trouble),
                trouble.ledger() ? ledger(model) : again);
        state.getChildren().getFirst().getStyleClass().add("contraindicated");
        var code = new Label(trouble.code());
        code.getStyleClass().add("code");
        state.getChildren().add(code);
        getChildren().add(state);
    }

    private static Button ledger(OverviewViewModel model) {
        var ledger = Buttons.primary(Messages.get("overview.failed.show"), Icons.LEDGER, model::openLedger);
        ledger.setId("overview-ledger");
        return ledger;
    }

    /** What happened, and what to do. */
    static String words(Trouble trouble) {
        return trouble.ledger()
                ? Messages.get("overview.failed.ledger", trouble.why()) + "\n"
                        + Messages.get("overview.failed.ledger.next")
                : trouble.why();
    }
}
