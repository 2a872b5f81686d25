package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** What the words of the place mean, in plain sentences. */
final class TermsPane extends GridPane {
    private static final List<String> TERMS = List.of(
            "bitExact",
            "profile",
            "bound",
            "outside",
            "inconclusive",
            "recorded",
            "canonical",
            "calibrated",
            "error",
            "relL2",
            "cosine",
            "ulps",
            "local",
            "drift");

    TermsPane() {
        setId("terms");
        setHgap(12);
        setVgap(6);
        setPadding(new Insets(12, 16, 12, 16));
        getStyleClass().add("ruled-top");
        var meanings = new ColumnConstraints();
        meanings.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(128), meanings);
        for (int i = 0; i < TERMS.size(); i++) {
            var term = new Label(Messages.get("reexecution.terms." + TERMS.get(i)));
            term.getStyleClass().add("name");
            var meaning = new Label(meaning(TERMS.get(i)));
            meaning.getStyleClass().add("prose");
            meaning.setMinHeight(USE_PREF_SIZE);
            GridPane.setValignment(term, VPos.TOP);
            addRow(i, term, meaning);
        }
    }

    /** What a word means. */
    static String meaning(String term) {
        return Messages.get("reexecution.terms." + term + ".meaning");
    }
}
