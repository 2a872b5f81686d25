package dev.reckoner.ui.policies;

import dev.reckoner.policy.file.PolicyProblem;
import dev.reckoner.ui.look.Icons;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line over the editor: its number, its words in their colours, and what is wrong with it. */
final class CodeLine extends Region {
    private static final double ICON = 8;
    private static final double NUMBER_END = 44;

    private final Label number = new Label();
    private final TextFlow words = new TextFlow();
    private final FontIcon icon = Icons.of("fth-x-square", "icon-12", "contraindicated");
    private final Label code = new Label();
    private final double codeFrom;
    private double shift;

    /** A line whose words begin there, pixels. */
    CodeLine(double codeFrom) {
        this.codeFrom = codeFrom;
        getStyleClass().add("code-line");
        number.getStyleClass().add("code-number");
        code.getStyleClass().add("code-problem");
        words.setManaged(false);
        getChildren().addAll(words, number, icon, code);
    }

    void show(int line, String text, Optional<PolicyProblem> problem, double scrolled) {
        number.setText(Integer.toString(line));
        words.getChildren()
                .setAll(CodeRuns.of(text).stream().map(CodeLine::text).toList());
        icon.setVisible(problem.isPresent());
        code.setVisible(problem.isPresent());
        code.setText(problem.map(PolicyProblem::code).orElse(""));
        shift = scrolled;
        requestLayout();
    }

    private static Text text(CodeRuns.Run run) {
        var text = new Text(run.text());
        text.getStyleClass().addAll("code-run", run.kind().name().toLowerCase(Locale.ROOT));
        return text;
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        double high = number.prefHeight(-1);
        double wide = number.prefWidth(-1);
        number.resizeRelocate(NUMBER_END - wide, middle - high / 2, wide, high);
        layoutInArea(icon, ICON, 0, icon.prefWidth(-1), getHeight(), 0, HPos.CENTER, VPos.CENTER);
        double label = code.prefWidth(-1);
        code.resizeRelocate(getWidth() - label - ICON, 0, label, getHeight());
        words.resizeRelocate(
                codeFrom - shift, Math.round(middle - words.prefHeight(-1) / 2), words.prefWidth(-1), getHeight());
    }

    static List<String> split(String text) {
        return List.of(text.split("\n", -1));
    }
}
