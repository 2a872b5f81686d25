package dev.reckoner.ui.dossier;

import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.audit.PlainLine;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An answer to a finding, beside it and with its weight: who, whether it is their word, what they say, when and by which key. */
public final class AnswerCard extends VBox {
    /** Shows an answer. */
    public AnswerCard(GivenAnswer given) {
        super(6);
        getStyleClass().add("answer");
        setPadding(new Insets(8, 12, 10, 12));
        getChildren().addAll(head(given), words(given), foot(given));
    }

    private static HBox head(GivenAnswer given) {
        var title = new Label(Messages.get(
                given.vouch().isVouched() ? "dossier.answer.by" : "dossier.answer.inName",
                given.statement().party().id()));
        title.getStyleClass().add("panel-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        boolean vouched = given.isItsWord();
        var chip = new Label(
                Messages.get(vouched ? "dossier.answer.signed.chip" : "dossier.answer.unvouched.chip"),
                vouched ? Icons.AFFIRMING.icon("affirming") : Icons.WARNING.icon("warning"));
        chip.getStyleClass().addAll("chip", vouched ? "affirming" : "warning");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setTooltip(new Tooltip(AnswerWords.whose(given)));
        var head = new HBox(8, title, gap, chip);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Label words(GivenAnswer given) {
        var shown = given.statement().words().lines().map(PlainLine::of).collect(Collectors.joining("\n"));
        var words = new Label(Messages.get("dossier.answer.quoted", shown));
        words.getStyleClass().addAll("body-2", "prose");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    private static VBox foot(GivenAnswer given) {
        var received = new Label(Messages.get(
                "dossier.answer.received",
                Figures.day(given.row().time()).toString(),
                given.row().entry()));
        received.getStyleClass().add("second");
        received.setMinWidth(0);
        var key = new Label(
                Messages.get("dossier.answer.key", given.row().answer().key().abbreviated()));
        key.getStyleClass().addAll("mono", "muted");
        key.setMinWidth(Region.USE_PREF_SIZE);
        key.setTooltip(new Tooltip(given.row().answer().key().hex()));
        var whose = new Label(AnswerWords.whose(given));
        whose.getStyleClass().addAll("second", "prose");
        whose.setWrapText(true);
        whose.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(2, received, whose, key);
    }
}
