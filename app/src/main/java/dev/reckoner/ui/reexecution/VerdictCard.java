package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.control.VerdictLadder;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The verdict in a sentence, on the ladder, and in three figures. */
final class VerdictCard extends VBox {
    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();
    private final Label reason = new Label();
    private final VerdictLadder ladder = new VerdictLadder(Verdict.INCONCLUSIVE);
    private final HBox figures = new HBox(16);
    private final Label grounds = new Label();
    private final Label against = new Label();
    private final ToggleButton help = new ToggleButton();
    private final TermsPane terms = new TermsPane();

    VerdictCard() {
        getStyleClass().add("card");
        setMinHeight(USE_PREF_SIZE);
        var line = new FlowPane(16, 8);
        line.setPadding(new Insets(12, 16, 12, 16));
        line.setRowValignment(VPos.CENTER);
        icon.getStyleClass().add("icon-20");
        sentence.getStyleClass().add("subject");
        sentence.setId("verdict-sentence");
        reason.getStyleClass().add("body-2");
        reason.setWrapText(true);
        var words = new HBox(12, icon, new VBox(2, sentence, reason));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setPrefWidth(356);
        figures.setAlignment(Pos.CENTER_LEFT);
        var steps = new HBox(4, ladder, help());
        steps.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(words, steps, figures);
        grounds.setId("other-grounds");
        against.setId("compared-with");
        against.setGraphic(Icons.WARNING.icon("warning"));
        for (var note : List.of(grounds, against)) {
            note.setPadding(new Insets(0, 16, 12, 16));
            note.getStyleClass().add("prose");
            note.setMinHeight(USE_PREF_SIZE);
        }
        terms.visibleProperty().bind(help.selectedProperty());
        terms.managedProperty().bind(help.selectedProperty());
        getChildren().addAll(line, grounds, against, terms);
    }

    private ToggleButton help() {
        String words = Messages.get("reexecution.terms.show");
        help.setGraphic(Icons.HELP.icon());
        help.setId("terms-toggle");
        help.getStyleClass().addAll("quiet", "icon-only", "small");
        help.setAccessibleText(words);
        help.setTooltip(new Tooltip(words));
        return help;
    }

    /** Shows what came of a claim, which of its outputs that was compared with, and the figures of one of them. */
    void show(String label, Optional<ClaimDetail> claim, ReexecutionOutcome outcome, Optional<Comparison> output) {
        Tier tier = TierLook.tier(outcome.verdict());
        icon.setIconLiteral(TierLook.icon(tier).literal());
        TierLook.restyle(icon, tier);
        sentence.setText(
                Messages.get("reexecution.verdict." + outcome.verdict().name().toLowerCase(Locale.ROOT), label));
        reason.setText(outcome.sentence());
        ladder.show(outcome.verdict());
        note(against, claim.flatMap(it -> ComparedOutput.of(it.claim(), outcome.code())));
        Optional<Finding> decided = claim.flatMap(VerdictCard::otherGrounds);
        note(grounds, decided.map(VerdictCard::words));
        decided.ifPresent(
                finding -> grounds.setGraphic(TierLook.icon(finding.tier()).icon(TierLook.style(finding.tier()))));
        figures.getChildren()
                .setAll(List.of(
                        figure("maxAbs", output, c -> Numbers.error(c.maxAbsolute())),
                        figure("relL2", output, c -> Numbers.error(c.relativeL2())),
                        figure("cosine", output, c -> Numbers.cosine(c.cosine()))));
    }

    /** What decides the claim where it is not the run: a run that agrees acquits nobody of anything else. */
    private static Optional<Finding> otherGrounds(ClaimDetail detail) {
        return DecidingFinding.of(detail.findings())
                .filter(finding -> finding.tier() != Tier.AFFIRMING)
                .filter(finding -> !finding.check().equals("reexecution"));
    }

    private static String words(Finding finding) {
        return Messages.get(
                "reexecution.grounds",
                TierLook.word(finding.tier()).toLowerCase(Locale.ROOT),
                finding.sentence(),
                finding.code());
    }

    private static void note(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        label.setVisible(words.isPresent());
        label.setManaged(words.isPresent());
    }

    private static Node figure(String key, Optional<Comparison> output, Function<Comparison, String> text) {
        var name = new Label(Messages.get("reexecution.figure." + key));
        name.getStyleClass().add("second");
        var value = new Label(output.map(text).orElseGet(() -> Messages.get("reexecution.figure.none")));
        value.getStyleClass().add("mono");
        value.setMinWidth(USE_PREF_SIZE);
        value.setId("figure-" + key);
        return new VBox(2, name, value);
    }
}
