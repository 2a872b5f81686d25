package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.chart.OperatorNeighbourhood;
import dev.reckoner.ui.chart.OperatorPicture;
import dev.reckoner.ui.chart.OperatorStrip;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.ScrolledChart;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The operators around the guilty one as a graph, with the selected one in detail beside it. */
final class GraphView extends HBox {
    private static final int MOST_OPERATORS = 24;
    private static final double DETAILS = 292;
    private static final double LEAST_HEIGHT = 320;
    /** Of the height, what the fullest layer may take: nodes stand at the height of their neighbours, which needs room. */
    private static final double PART = 0.75;

    private final OperatorsViewModel model;
    private final ChartCard graph = new ChartCard(Messages.get("operators.graph"), 280, LEAST_HEIGHT);
    private final ScrolledChart scrolled;

    /**
     * The graph.
     *
     * @param back leads back to the comparison
     */
    GraphView(OperatorsViewModel model, Button back) {
        super(12);
        this.model = model;
        setId("graph");
        SegmentedChoice<OperatorStrip.Measure> measure = OperatorsCard.measureChoice();
        measure.chosen().bindBidirectional(model.measure());
        graph.before(back);
        graph.tools(KeyedTool.of(measure, "Ctrl+D"));
        graph.tableKey("Ctrl T");
        scrolled = new ScrolledChart(graph.chart());
        graph.scrolled(scrolled);
        graph.chart().onChosen(this::chosen);
        graph.chart().setId("operator-graph");
        HBox.setHgrow(graph, Priority.ALWAYS);
        var details = new VBox(new OperatorDetails(model));
        details.getStyleClass().add("card");
        VBox.setVgrow(details.getChildren().getFirst(), Priority.ALWAYS);
        getChildren().addAll(graph, details);
        model.changes().subscribe(changes -> show());
        model.measure().subscribe(which -> show());
        model.selected().subscribe(index -> show());
        heightProperty().subscribe(height -> show());
        widthProperty().subscribe(width -> show());
    }

    /** Puts the keyboard into the graph. */
    void shown() {
        // What scrolls the chart takes it into the window only when it is styled, and before that nothing can have the
        // focus.
        applyCss();
        graph.chart().requestFocus();
    }

    /** Shows the table in place of the picture, or the picture again. */
    void toggleTable() {
        graph.toggleTable();
    }

    private void show() {
        OperatorEdges edges = model.edges().get();
        if (edges.operators().isEmpty()) {
            graph.show(model.unreadable().orElseGet(() -> Messages.get("values.reading")), Optional.empty());
            return;
        }
        OperatorNeighbourhood around = around();
        Picture picture = picture(around, 0, 0);
        graph.chart().setMinSize(picture.width(), picture.height());
        graph.show(
                Messages.get(
                        "operators.graph.about",
                        around.operators().size(),
                        edges.operators().size()),
                Optional.of((ChartView.Drawing) (width, height) -> picture(around, width, height)));
        String selected = OperatorStrip.target(model.selected().get());
        graph.chart().startAt(selected);
        scrolled.keepInSight(picture, selected);
    }

    private Picture picture(OperatorNeighbourhood around, double width, double height) {
        return OperatorPicture.of(
                around,
                model.found().get(),
                model.measure().get(),
                model.selected().get(),
                width,
                height);
    }

    /** What fits without scrolling: the folds at both ends take a layer each. */
    private OperatorNeighbourhood around() {
        double height = Math.max(LEAST_HEIGHT, PART * (getHeight() - 84));
        int layers = Math.max(3, OperatorPicture.layers(getWidth() - DETAILS - 16) - 2);
        return model.around(new OperatorNeighbourhood.Room(MOST_OPERATORS, layers, height));
    }

    private void chosen(String target) {
        OperatorStrip.operator(target).ifPresent(index -> {
            if (model.selected().get() == index) {
                model.centreOn(index);
            } else {
                model.selected().set(index);
            }
        });
        OperatorPicture.fold(around(), target).ifPresent(model::open);
    }
}
