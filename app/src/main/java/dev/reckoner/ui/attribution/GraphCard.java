package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.graph.EdgeGrade;
import dev.reckoner.ui.graph.GraphCanvas;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/** The graph under its sentence, with what its lines mean. */
final class GraphCard extends VBox {
    private final AttributionViewModel model;
    private final GraphCanvas canvas = new GraphCanvas(320, 240);
    private final Label sentence = new Label();
    private final Label hint = new Label();
    private final StackPane body = new StackPane();

    /** The graph, and what shows the same as a table. */
    GraphCard(AttributionViewModel model, Runnable table) {
        this.model = model;
        getStyleClass().add("card");
        canvas.setId("attribution-graph");
        canvas.onSelected(id -> node(id).ifPresent(model::select));
        canvas.onActivated(id -> node(id).ifPresent(model::activate));
        canvas.onTable(table);
        sentence.getStyleClass().addAll("second", "plain");
        sentence.setId("attribution-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setMargin(sentence, new Insets(10, 12, 0, 12));
        hint.getStyleClass().add("caption");
        VBox.setMargin(hint, new Insets(4, 12, 8, 12));
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), sentence, body, hint);
        model.view().subscribe(view -> view.ifPresentOrElse(this::show, this::showNothing));
        model.failure().subscribe(why -> showNothing());
    }

    private static Optional<NodeId> node(String id) {
        int colon = id.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new NodeId(
                        NodeKind.valueOf(id.substring(0, colon).toUpperCase(Locale.ROOT)), id.substring(colon + 1)));
    }

    private void show(AttributionViewModel.View view) {
        body.getChildren().setAll(canvas);
        sentence.setText(view.shown().sentence());
        hint.setText(Messages.get(
                "attribution.hint",
                Figures.count(view.shown().nodes().size()),
                Figures.count(view.shown().nodesOfCase())));
        if (view.again()) {
            canvas.replace(view.picture());
        } else {
            canvas.show(view.picture());
            canvas.select(view.selected().toString());
        }
    }

    private void showNothing() {
        if (model.view().get().isEmpty()) {
            sentence.setText("");
            hint.setText("");
            String why = model.failure().get();
            body.getChildren()
                    .setAll(
                            why.isEmpty()
                                    ? new Region()
                                    : new EmptyState(Icons.OPERATOR, why, Messages.get("attribution.empty.next")));
        }
    }

    private Node header() {
        var legend = new HBox(16);
        legend.setAlignment(Pos.CENTER_LEFT);
        for (var grade : EdgeGrade.values()) {
            legend.getChildren().add(key(grade));
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var zoom = new Label();
        zoom.getStyleClass().add("mono");
        zoom.textProperty()
                .bind(canvas.zoom()
                        .map(value -> Messages.get("attribution.zoom", Math.round(value.doubleValue() * 100))));
        zoom.setMinWidth(Region.USE_PREF_SIZE);
        var header = new HBox(
                8,
                legend,
                gap,
                Buttons.icon(Icons.ZOOM_OUT, Messages.get("attribution.zoom.out"), canvas::zoomOut),
                zoom,
                Buttons.icon(Icons.ZOOM_IN, Messages.get("attribution.zoom.in"), canvas::zoomIn),
                Buttons.icon(Icons.FIT, Messages.get("attribution.fit"), canvas::fit));
        header.getStyleClass().addAll("card-header", "ruled-bottom");
        return header;
    }

    private static Node key(EdgeGrade grade) {
        var line = new Line(0, 0, 28, 0);
        line.getStyleClass().addAll("grade-line", grade.name().toLowerCase(Locale.ROOT));
        var words = new Label(Messages.get("graph.grade." + grade.name().toLowerCase(Locale.ROOT)), line);
        words.getStyleClass().addAll("second", "plain");
        words.setMinWidth(Region.USE_PREF_SIZE);
        return words;
    }

    GraphCanvas canvas() {
        return canvas;
    }
}
