package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.chart.ErrorHistogram;
import dev.reckoner.ui.chart.HeatMap;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.OutcomeViewModel.Page;
import dev.reckoner.ui.reexecution.OutcomeViewModel.Shown;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What came of running a claim again: the verdict, and below it cards, or each value, or the graph of the operators. */
final class OutcomeView extends StackPane {
    private static final double CHART = 168;

    private final OutcomeViewModel model;
    private final VerdictCard verdict;
    private final OutputChoice outputs;
    private final ChartCard errors = new ChartCard(Messages.get("reexecution.error"), 280, CHART);
    private final ChartCard heat = new ChartCard(Messages.get("reexecution.heat"), 280, CHART);
    private final OperatorsCard operators;
    private final NearestCard nearest;
    private final ExplanationCard explanation = new ExplanationCard();
    private final EnvironmentCard environment = new EnvironmentCard(back());
    private final MissingCard missing = new MissingCard();
    private final StackPane top = new StackPane();
    private final ScrollPane cards;
    private final ValuesView values;
    private final GraphView graph;
    private final VBox detail = new VBox(12);

    /**
     * What came of a claim.
     *
     * @param calibrate leads to where its model is calibrated; empty where it cannot be
     */
    OutcomeView(OutcomeViewModel model, Notices notices, Optional<Runnable> calibrate) {
        this.model = model;
        verdict = new VerdictCard(() -> model.page().set(Page.ENVIRONMENT), calibrate);
        outputs = new OutputChoice(model);
        operators = new OperatorsCard(model.operators(), () -> model.page().set(Page.GRAPH));
        nearest = new NearestCard(model.nearest());
        values = new ValuesView(model.values(), notices, back());
        graph = new GraphView(model.operators(), back());
        errors.beside(outputs);
        errors.chart().setId("error-histogram");
        heat.chart().setId("heat-map");
        Button all =
                Buttons.link(Messages.get("values.open"), () -> model.page().set(Page.VALUES));
        all.getStyleClass().add("flush");
        all.setId("open-values");
        heat.tools(KeyedTool.of(all, "Ctrl+L"));
        errors.tableKey("Ctrl T");
        heat.tableKey("Ctrl T");
        heat.chart().onChosen(target -> HeatMap.element(target).ifPresent(this::openValue));
        cards = cards();
        VBox.setVgrow(values, Priority.ALWAYS);
        VBox.setVgrow(graph, Priority.ALWAYS);
        VBox.setVgrow(environment, Priority.ALWAYS);
        getChildren().addAll(cards, detail);
        model.shown().subscribe(shown -> shown.ifPresent(this::show));
        model.output().subscribe(output -> showOutput());
        model.page().subscribe(this::page);
    }

    private ScrollPane cards() {
        var charts = new Columns(errors, heat, 0);
        var tables = new Columns(nearest, explanation, 720);
        for (var growing : new javafx.scene.Node[] {charts, operators, tables}) {
            VBox.setVgrow(growing, Priority.ALWAYS);
        }
        var compared = new VBox(12, charts, operators, tables);
        VBox.setVgrow(compared, Priority.ALWAYS);
        VBox.setVgrow(missing, Priority.ALWAYS);
        compared.managedProperty().bind(compared.visibleProperty());
        compared.visibleProperty().bind(missing.visibleProperty().not());
        var lines = new VBox(12, top, compared, missing);
        var scroll = new ScrollPane(lines);
        // The bar must not lie on the edges of the cards.
        lines.paddingProperty()
                .bind(Bindings.createObjectBinding(
                        () -> lines.getHeight() > scroll.getViewportBounds().getHeight() + 1
                                ? new Insets(0, 8, 0, 0)
                                : Insets.EMPTY,
                        lines.heightProperty(),
                        scroll.viewportBoundsProperty()));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("outcome-cards");
        return scroll;
    }

    private Button back() {
        Button back = Buttons.icon(Icons.BACK, Messages.get("reexecution.back"), this::toCards);
        back.getStyleClass().add("small");
        return back;
    }

    private void toCards() {
        model.page().set(Page.CARDS);
        focus();
    }

    private void openValue(long element) {
        model.page().set(Page.VALUES);
        values.go(Math.toIntExact(element));
    }

    private void page(Page page) {
        cards.setVisible(page == Page.CARDS);
        detail.setVisible(page != Page.CARDS);
        if (page == Page.CARDS) {
            top.getChildren().setAll(verdict);
            detail.getChildren().clear();
        } else {
            top.getChildren().clear();
            detail.getChildren()
                    .setAll(
                            verdict,
                            switch (page) {
                                case VALUES -> values;
                                case GRAPH -> graph;
                                case CARDS, ENVIRONMENT -> environment;
                            });
            focus();
        }
    }

    /** Puts the keyboard at what is shown. */
    void focus() {
        switch (model.page().get()) {
            case CARDS -> errors.chart().requestFocus();
            case VALUES -> values.focus();
            case GRAPH -> graph.shown();
            case ENVIRONMENT -> environment.focus();
        }
    }

    /** Shows every chart as a table, or as a picture again. */
    void toggleTables() {
        if (model.page().get() == Page.GRAPH) {
            graph.toggleTable();
        } else {
            errors.toggleTable();
            heat.toggleTable();
            operators.toggleTable();
        }
    }

    private void show(Shown shown) {
        missing.show(shown.claim().map(ClaimDetail::claim), shown.outcome());
        explanation.show(shown.outcome());
        environment.show(shown.claim().map(ClaimDetail::claim), shown.outcome().environment());
        outputs.show(shown.outcome());
        showOutput();
    }

    private void showOutput() {
        Optional<Comparison> output = model.output().get();
        model.shown().get().ifPresent(shown -> {
            verdict.show(shown.label(), shown.claim(), shown.outcome(), output);
            nearest.show(shown.outcome(), output);
            errors.show(
                    output.map(it -> Messages.get("reexecution.error.about", it.output()))
                            .orElse(""),
                    output.map(it -> histogram(it, shown.outcome().depth().measured())));
        });
        output.filter(it -> it.maxAbsoluteIndex() >= 0)
                .ifPresent(it -> heat.chart().startAt(HeatMap.target(it.maxAbsoluteIndex())));
        heat.show(output.map(HeatMap::about).orElse(""), output.map(HeatMap::drawing));
    }

    private static ChartView.Drawing histogram(Comparison comparison, boolean measured) {
        return (width, height) -> ErrorHistogram.of(comparison, measured, width, height);
    }
}
