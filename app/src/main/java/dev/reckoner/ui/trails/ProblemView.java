package dev.reckoner.ui.trails;

import dev.reckoner.trail.ReadProblem;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The chosen problem in full: sentence, whole path, place, what to do, code. Takes no room where none is chosen. */
final class ProblemView extends VBox {
    private final Label sentence = label("name", "prose");
    private final Label file = label("mono", "prose");
    private final Label place = label("mono", "prose");
    private final Label next = label("prose");
    private final Label code = label("mono");
    private Optional<ReadProblem> shown = Optional.empty();

    ProblemView() {
        super(8);
        setId("unread-problem");
        getStyleClass().add("ruled-top");
        setPadding(new Insets(10, 12, 10, 12));
        setMinHeight(USE_PREF_SIZE);
        var copy = Buttons.quiet(
                Messages.get("notice.copy"),
                Icons.COPY,
                () -> shown.ifPresent(problem -> Clips.copy(details(problem, file.getText()))));
        copy.getStyleClass().add("small");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        var first = new HBox(12, sentence, copy);
        first.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(first, facts());
        show(Optional.empty(), "");
    }

    private GridPane facts() {
        var facts = new GridPane(12, 4);
        var keys = new ColumnConstraints();
        keys.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(keys, values);
        facts.addRow(0, key("trails.problem.next"), next);
        facts.addRow(1, key("trails.problem.file"), file);
        facts.addRow(2, key("trails.problem.place"), place);
        facts.addRow(3, key("trails.problem.code"), code);
        return facts;
    }

    /**
     * Shows a problem.
     *
     * @param path the whole path of its file
     */
    void show(Optional<ReadProblem> problem, String path) {
        shown = problem;
        setVisible(problem.isPresent());
        setManaged(problem.isPresent());
        problem.ifPresent(found -> {
            sentence.setText(found.sentence());
            file.setText(path);
            place.setText(placeWords(found));
            next.setText(found.next());
            code.setText(found.code());
        });
    }

    /** Everything about a problem as lines, for the clipboard. */
    static String details(ReadProblem problem, String path) {
        return String.join("\n", problem.sentence(), path, placeWords(problem), problem.next(), problem.code());
    }

    private static String placeWords(ReadProblem problem) {
        return problem.place().isEmpty() ? Messages.get("trails.problem.whole") : problem.place();
    }

    private static Label key(String key) {
        Label label = label("second");
        label.setText(Messages.get(key));
        return label;
    }

    private static Label label(String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
