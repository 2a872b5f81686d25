package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.chart.ErrorHistogram;
import dev.reckoner.ui.chart.HeatMap;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What came of running a claim again: verdict, errors, largest values, explanation, environment. */
final class OutcomeView extends ScrollPane {
    private static final List<Verdict> GRAVITY = List.of(
            Verdict.OUTSIDE,
            Verdict.WITHIN_THEORETICAL,
            Verdict.WITHIN_EMPIRICAL,
            Verdict.BIT_EXACT,
            Verdict.INCONCLUSIVE);

    /** Narrower, a table of five columns does not fit into half of it, pixels. */
    private static final double ROOM_FOR_TWO = 900;

    /** The table of ranks needs a little more than half, per cent. */
    private static final double LEFT_PART = 53;

    private final VerdictCard verdict = new VerdictCard();
    private final ChartCard errors = new ChartCard(Messages.get("reexecution.error"), 280, 248);
    private final ChartCard heat = new ChartCard(Messages.get("reexecution.heat"), 280, 248);
    private final TopCard top = new TopCard();
    private final ExplanationCard explanation = new ExplanationCard();
    private final EnvironmentCard environment = new EnvironmentCard();
    private final ChoiceBox<Comparison> output = new ChoiceBox<>();
    private final HBox outputs;
    private String label = "";
    private Optional<ClaimDetail> claim = Optional.empty();
    private Optional<ReexecutionOutcome> shown = Optional.empty();

    OutcomeView() {
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        output.setConverter(new StringConverter<>() {
            @Override
            public String toString(@org.jspecify.annotations.Nullable Comparison comparison) {
                return comparison == null ? "" : comparison.output();
            }

            @Override
            public @org.jspecify.annotations.Nullable Comparison fromString(String name) {
                return null;
            }
        });
        output.setAccessibleText(Messages.get("reexecution.output"));
        output.valueProperty().subscribe(comparison -> showOutput(Optional.ofNullable(comparison)));
        outputs = new HBox(8, new Label(Messages.get("reexecution.output")), output);
        outputs.setAlignment(Pos.CENTER_LEFT);
        Node charts = pair(errors, heat);
        GridPane tables = pair(new VBox(12, top, explanation), environment);
        widthProperty().subscribe(width -> stack(tables, width.doubleValue() < ROOM_FOR_TWO));
        VBox.setVgrow(tables, Priority.ALWAYS);
        setContent(new VBox(12, verdict, outputs, charts, tables));
    }

    /**
     * Shows an outcome of the claim that its producer calls by that label.
     *
     * @param about the claim itself, once it is read
     */
    void show(String name, Optional<ClaimDetail> about, ReexecutionOutcome outcome) {
        label = name;
        claim = about;
        shown = Optional.of(outcome);
        outputs.setVisible(outcome.outputs().size() > 1);
        outputs.setManaged(outcome.outputs().size() > 1);
        explanation.show(outcome);
        environment.show(about.flatMap(detail -> detail.claim().execution()), outcome.environment());
        Optional<Comparison> worst =
                outcome.outputs().stream().min(Comparator.comparingInt(c -> GRAVITY.indexOf(c.verdict())));
        output.setItems(FXCollections.observableArrayList(outcome.outputs()));
        worst.ifPresent(output::setValue);
        showOutput(worst);
    }

    private void showOutput(Optional<Comparison> comparison) {
        shown.ifPresent(outcome -> verdict.show(label, claim, outcome, comparison));
        errors.show(
                comparison
                        .map(c -> Messages.get("reexecution.error.about", c.output()))
                        .orElse(""),
                comparison.<ChartView.Drawing>map(c -> (width, height) -> ErrorHistogram.of(c, width, height)));
        heat.show(
                comparison.map(HeatMap::about).orElse(""),
                comparison.<ChartView.Drawing>map(c -> (width, height) -> HeatMap.of(c, width, height)));
        top.show(comparison);
    }

    /** Puts the two columns of a pair under each other, or beside each other again. */
    private static void stack(GridPane pair, boolean stacked) {
        GridPane.setConstraints(pair.getChildren().get(1), stacked ? 0 : 1, stacked ? 1 : 0);
        pair.getColumnConstraints().get(0).setPercentWidth(stacked ? 100 : LEFT_PART);
        pair.getColumnConstraints().get(1).setPercentWidth(stacked ? 0 : 100 - LEFT_PART);
        pair.setHgap(stacked ? 0 : 12);
    }

    private static GridPane pair(Node left, Node right) {
        var grid = new GridPane(12, 12);
        for (int i = 0; i < 2; i++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(i == 0 ? LEFT_PART : 100 - LEFT_PART);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
        }
        grid.addRow(0, left, right);
        GridPane.setVgrow(left, Priority.ALWAYS);
        GridPane.setVgrow(right, Priority.ALWAYS);
        return grid;
    }
}
