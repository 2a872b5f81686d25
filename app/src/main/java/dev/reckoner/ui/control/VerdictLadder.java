package dev.reckoner.ui.control;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The four steps from bit equality to contradiction, the reached one filled and worded; dashed where inconclusive. */
public final class VerdictLadder extends GridPane {
    private static final List<Verdict> STEPS =
            List.of(Verdict.BIT_EXACT, Verdict.WITHIN_EMPIRICAL, Verdict.WITHIN_THEORETICAL, Verdict.OUTSIDE);

    private static final double GAP = 10;
    private static final double WIDTH = 318;

    /** Shows a verdict. */
    public VerdictLadder(Verdict verdict) {
        setHgap(GAP);
        setVgap(4);
        for (int i = 0; i < STEPS.size(); i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(25);
            getColumnConstraints().add(column);
        }
        // The words stand side by side in every theme and size of text: none is cut, and none touches the next.
        setPrefWidth(WIDTH);
        setMinWidth(USE_PREF_SIZE);
        show(verdict);
    }

    /** Shows another verdict. */
    public void show(Verdict verdict) {
        getChildren().clear();
        for (int i = 0; i < STEPS.size(); i++) {
            addStep(i, STEPS.get(i), verdict);
        }
        setAccessibleText(Messages.get("verdict.spoken", TierLook.word(verdict).toLowerCase(Locale.ROOT)));
    }

    private void addStep(int column, Verdict step, Verdict reached) {
        var bar = new Region();
        bar.getStyleClass().add("ladder-step");
        var word = new Label(TierLook.word(step));
        word.getStyleClass().add("ladder-word");
        word.setMinWidth(USE_PREF_SIZE);
        word.setTooltip(new Tooltip(Messages.get("verdict.help." + step.name().toLowerCase(Locale.ROOT))));
        if (step == reached) {
            bar.getStyleClass().add(TierLook.style(TierLook.tier(step)));
            word.getStyleClass().add(TierLook.style(TierLook.tier(step)));
        } else if (reached == Verdict.INCONCLUSIVE) {
            bar.getStyleClass().add("open");
        }
        add(bar, column, 0);
        add(word, column, 1);
    }
}
