package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TableTools;
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
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The verdict in a sentence, on the ladder, and in three figures. */
final class VerdictCard extends VBox {
    /** Narrower, a sentence of usual length takes three lines, pixels. */
    private static final double LEAST_WORDS = 300;

    /** From the edge of the icon to the words beside it, pixels. */
    private static final double INDENT = 32;

    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();
    private final Label reason = new Label();
    private final VerdictLadder ladder = new VerdictLadder(Verdict.INCONCLUSIVE);
    private final HBox figures = new HBox(16);
    private final FlowPane line = new FlowPane(16, 8);
    private final HBox words;
    private final HBox steps;
    private final Label reader = new Label();
    private final Label code = new Label();
    private final Button environment;
    private final Label held = new Label();
    private final Button toCalibrate;
    private final HBox heldLine;
    private final Optional<Runnable> calibrate;
    private final Button copy = TableTools.tool(Icons.COPY, "reexecution.verdict.copy", () -> {});
    private final Label grounds = new Label();
    private final Label against = new Label();
    private final Label later = new Label();
    private final ToggleButton help = new ToggleButton();
    private final TermsPane terms = new TermsPane();

    /**
     * The verdict.
     *
     * @param circumstances shows how the claim was run
     * @param calibrate leads to where the model is calibrated; empty where it cannot be
     */
    VerdictCard(Runnable circumstances, Optional<Runnable> calibrate) {
        this.calibrate = calibrate;
        environment = Buttons.link("", circumstances);
        toCalibrate =
                Buttons.link(Messages.get("reexecution.verdict.calibrate"), () -> calibrate.ifPresent(Runnable::run));
        heldLine = heldLine();
        copy.setId("copy-verdict");
        getStyleClass().add("card");
        setMinHeight(USE_PREF_SIZE);
        line.setPadding(new Insets(12, 16, 8, 16));
        line.setRowValignment(VPos.CENTER);
        icon.getStyleClass().add("icon-20");
        sentence.getStyleClass().add("subject");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setId("verdict-sentence");
        reason.getStyleClass().add("body-2");
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        words = new HBox(12, icon, new VBox(2, sentence, reason));
        words.setAlignment(Pos.CENTER_LEFT);
        figures.setAlignment(Pos.CENTER_LEFT);
        figures.getStyleClass().add("figures-beside");
        steps = new HBox(4, ladder, help());
        steps.setAlignment(Pos.CENTER_LEFT);
        steps.setFillHeight(false);
        // The words are as wide as the line leaves room for: they must not hold it open.
        line.setMinWidth(0);
        line.getChildren().addAll(words, steps, figures);
        for (Region each : List.of(line, figures, steps)) {
            each.widthProperty().subscribe(width -> fit(line.getWidth()));
        }
        grounds.setId("other-grounds");
        against.setId("compared-with");
        against.setGraphic(Icons.WARNING.icon("warning"));
        later.setId("later-runs");
        later.setGraphic(Icons.HELP.icon());
        for (var note : List.of(grounds, against, later)) {
            note.setPadding(new Insets(0, 16, 12, 16));
            note.getStyleClass().add("prose");
            note.setMinHeight(USE_PREF_SIZE);
        }
        terms.visibleProperty().bind(help.selectedProperty());
        terms.managedProperty().bind(help.selectedProperty());
        getChildren().addAll(line, heldLine, footer(), grounds, against, later, terms);
    }

    private HBox heldLine() {
        held.getStyleClass().addAll("second", "prose");
        held.setId("verdict-tolerance");
        held.setMinHeight(USE_PREF_SIZE);
        toCalibrate.getStyleClass().addAll("flush", "second");
        toCalibrate.setId("to-calibration");
        toCalibrate.setMinWidth(USE_PREF_SIZE);
        var made = new HBox(16, held, toCalibrate);
        made.setPadding(new Insets(0, 16, 4, 48));
        return made;
    }

    /** What the difference means to a reader; under it the code that other tools know the verdict by, and how it was run. */
    private VBox footer() {
        reader.getStyleClass().addAll("second", "prose");
        reader.setId("reader-terms");
        reader.setMinHeight(USE_PREF_SIZE);
        reader.managedProperty().bind(reader.textProperty().isNotEmpty());
        code.getStyleClass().add("code");
        code.setId("verdict-code");
        code.setMinWidth(USE_PREF_SIZE);
        environment.getStyleClass().addAll("flush", "second");
        environment.setId("open-environment");
        environment.setMinWidth(USE_PREF_SIZE);
        var facts = new FlowPane(16, 4, code, environment, copy);
        facts.setRowValignment(VPos.CENTER);
        var footer = new VBox(4, reader, facts);
        footer.setPadding(new Insets(0, 16, 8, 48));
        return footer;
    }

    /** The words take what the ladder and the figures leave; where the sentence has no room in that, a line of their own. */
    private void fit(double width) {
        double room = width - 32;
        double rest = room - ladderWidth() - figures.prefWidth(-1) - 2 * line.getHgap();
        double least = Math.max(LEAST_WORDS, sentence.prefWidth(-1) + icon.prefWidth(-1) + words.getSpacing());
        boolean beside = rest >= least;
        words.setPrefWidth(beside ? Math.floor(rest) : Math.max(LEAST_WORDS, room));
        // Under the words it stands where they begin.
        steps.setPadding(new Insets(0, 0, 0, beside ? 0 : INDENT));
    }

    private double ladderWidth() {
        return steps.prefWidth(-1) - steps.getPadding().getLeft();
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
        sentence.setText(VerdictWords.title(label, outcome));
        reason.setText(VerdictWords.reason(label, outcome));
        fit(line.getWidth());
        ladder.show(outcome.verdict());
        reader.setText(VerdictWords.terms(outcome, output));
        code.setText(Messages.get("reexecution.code", outcome.code(), VerdictWords.took(outcome)));
        environment.setText(EnvironmentLine.summary(claim.map(ClaimDetail::claim), outcome.environment()));
        environment.setVisible(!outcome.environment().isEmpty());
        tolerance(outcome);
        copy.setOnAction(event -> Clips.copy(VerdictWords.copied(label, outcome)));
        note(against, claim.flatMap(it -> ComparedOutput.of(it.claim(), outcome.code())));
        note(later, claim.flatMap(VerdictCard::undecided));
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

    /** What the output was held to decides the verdict, so that it is said in full. */
    private void tolerance(ReexecutionOutcome outcome) {
        String words = outcome.depth().tolerance();
        boolean any = !words.isEmpty() && !outcome.outputs().isEmpty();
        held.setText(words);
        heldLine.setVisible(any);
        heldLine.setManaged(any);
        boolean offered =
                calibrate.isPresent() && !outcome.depth().measured() && outcome.verdict() != Verdict.BIT_EXACT;
        toCalibrate.setVisible(offered);
        toCalibrate.setManaged(offered);
    }

    /** What decides the claim where it is not the run: a run that agrees acquits nobody of anything else. */
    private static Optional<Finding> otherGrounds(ClaimDetail detail) {
        return DecidingFinding.of(detail.findings())
                .filter(finding -> finding.tier() != Tier.AFFIRMING)
                .filter(finding -> !finding.check().equals("reexecution"));
    }

    /** A run that could not decide leaves the verdict as it was, which must not look as if it had said the same. */
    private static Optional<String> undecided(ClaimDetail detail) {
        return detail.later().isEmpty()
                ? Optional.empty()
                : Optional.of(Messages.get(
                        "reexecution.later",
                        detail.later().size(),
                        Figures.minute(detail.later().getLast().time()),
                        detail.later().getLast().what()));
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
