package dev.reckoner.ui.reexecution;

import dev.reckoner.trail.Claim;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.EnvironmentLine.Compared;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the claim says that it was run, beside how it was run here: what an analyst needs to judge a difference. */
final class EnvironmentCard extends VBox {
    private final StandardTable<EnvironmentLine> table = new StandardTable<>();
    private final Label about = new Label();

    /**
     * The record.
     *
     * @param back leads back to the comparison
     */
    EnvironmentCard(Button back) {
        about.getStyleClass().add("second");
        about.setId("environment-about");
        table.text(Messages.get("reexecution.environment.name"), 200, EnvironmentLine::name);
        table.text(Messages.get("reexecution.environment.recorded"), 340, EnvironmentCard::recorded, "mono");
        table.text(Messages.get("reexecution.environment.here"), 0, EnvironmentCard::here, "mono");
        table.node(
                Messages.get("reexecution.environment.compared"),
                112,
                EnvironmentLine::compared,
                Label::new,
                EnvironmentCard::mark,
                EnvironmentCard::word);
        table.getColumns().get(1).setMinWidth(120);
        table.setAccessibleText(Messages.get("reexecution.environment"));
        table.setPlaceholder(new Label(Messages.get("reexecution.environment.none")));
        var card = new Card(Messages.get("reexecution.environment")).ruled();
        card.before(back);
        card.beside(about);
        card.tools(TableTools.buttons(table));
        card.content(table);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
    }

    /** Puts the keyboard into the table. */
    void focus() {
        table.requestFocus();
    }

    /** Shows both sides; the left one is empty where the claim records no circumstances. */
    void show(Optional<Claim> claim, Map<String, String> environment) {
        List<EnvironmentLine> lines = EnvironmentLine.of(claim, environment);
        about.setText(EnvironmentLine.summary(claim, environment));
        if (!table.rows().equals(lines)) {
            table.rows().setAll(lines);
        }
    }

    private static String recorded(EnvironmentLine line) {
        return line.recorded().orElseGet(() -> Messages.get("reexecution.environment.notRecorded"));
    }

    private static String here(EnvironmentLine line) {
        return line.here().orElseGet(() -> Messages.get("reexecution.environment.notNoted"));
    }

    private static String word(Compared compared) {
        return Messages.get("reexecution.environment.compared."
                + compared.name().toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private static void mark(Label label, Compared compared) {
        boolean differs = compared == Compared.DIFFERS;
        label.setText(word(compared));
        label.setGraphic(differs ? Icons.WARNING.icon("icon-12", "warning") : null);
        label.getStyleClass().removeAll("second", "tier", "warning");
        label.getStyleClass().add("second");
        if (differs) {
            label.getStyleClass().addAll("tier", "warning");
        }
    }
}
