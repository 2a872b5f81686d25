package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What explains the claimed value. */
final class ExplanationCard extends VBox {
    private final Label explanation = new Label();
    private final Label code = new Label();

    ExplanationCard() {
        var explains = new Card(Messages.get("reexecution.explains"));
        explanation.getStyleClass().add("prose");
        explanation.setId("explanation");
        code.getStyleClass().add("code");
        code.setWrapText(true);
        var operators = new Label(Messages.get("reexecution.explains.operators"), Icons.NOT_COVERED.icon("icon-12"));
        operators.getStyleClass().addAll("second", "prose");
        var lines = new VBox(4, explanation, code, operators);
        lines.setPadding(new Insets(0, 12, 12, 12));
        // Whole sentences: what shrinks in a low window is the environment record beside them.
        explains.content(lines);
        explains.setMinHeight(USE_PREF_SIZE);
        lines.getChildren().forEach(line -> ((Label) line).setMinHeight(USE_PREF_SIZE));
        getChildren().add(explains);
    }

    /** Shows what came of a claim. */
    void show(ReexecutionOutcome outcome) {
        Tier tier = TierLook.tier(outcome.verdict());
        explanation.setGraphic(TierLook.icon(tier).icon(TierLook.style(tier)));
        explanation.setText(words(outcome));
        code.setText(Messages.get("reexecution.explains.code", outcome.code())
                + ". "
                + Messages.get("reexecution.explains.took", duration(outcome.took())));
    }

    private static String words(ReexecutionOutcome outcome) {
        return outcome.substitute()
                .map(model -> Messages.get("reexecution.explains.substitute", model))
                .orElseGet(() -> Messages.get(
                        switch (outcome.verdict()) {
                            case OUTSIDE -> "reexecution.explains.none";
                            case INCONCLUSIVE -> "reexecution.explains.undecided";
                            case BIT_EXACT, WITHIN_EMPIRICAL, WITHIN_THEORETICAL -> "reexecution.explains.notNeeded";
                        }));
    }

    private static String duration(Duration took) {
        return took.toMillis() < 1000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
