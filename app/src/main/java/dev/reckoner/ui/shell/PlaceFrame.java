package dev.reckoner.ui.shell;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A place in its frame: header, content, and the inspector beside it or as a drawer over its right edge. */
final class PlaceFrame extends VBox {
    private final Place place;
    private final PlaceHeader header;
    private final PlaceBar bar;
    private final Optional<Node> inspector;
    private final HBox beside = new HBox(12);
    private final StackPane layers = new StackPane(beside);
    private boolean drawer;
    /** What opens and closes as the drawer; empty where the inspector stands beside the content. */
    private Optional<Node> sheet = Optional.empty();

    PlaceFrame(Place place) {
        this.place = place;
        this.header = place.header();
        this.bar = new PlaceBar(header, this::toggleDrawer);
        this.inspector = place.inspector();
        HBox.setHgrow(place.view(), Priority.ALWAYS);
        beside.getStyleClass().add("place-content");
        beside.getChildren().add(place.view());
        inspector.ifPresent(node -> {
            node.getStyleClass().add("inspector");
            beside.getChildren().add(node);
        });
        VBox.setVgrow(layers, Priority.ALWAYS);
        beside.setMinHeight(0);
        layers.setMinHeight(0);
        getChildren().addAll(bar, layers);
    }

    Place place() {
        return place;
    }

    PlaceHeader header() {
        return header;
    }

    /** Fits the frame to the width of the window. */
    void fit(double width) {
        bar.narrow(width < Workbench.FEW_ACTIONS_BELOW);
        boolean wanted = width < Workbench.NARROW_BELOW;
        if (wanted != drawer) {
            drawer = wanted;
            inspector.ifPresent(this::move);
            bar.drawer(drawer && inspector.isPresent());
        }
    }

    private void move(Node node) {
        beside.getChildren().remove(node);
        sheet.ifPresent(layers.getChildren()::remove);
        node.getStyleClass().removeAll("drawer", "inspector");
        node.setVisible(true);
        if (drawer) {
            Node made =
                    place.isCoveredByDrawer() ? new CoveringDrawer(node, header.title(), this::uncover) : atRight(node);
            made.getStyleClass().add("drawer");
            made.setVisible(false);
            layers.getChildren().add(made);
            sheet = Optional.of(made);
        } else {
            node.getStyleClass().add("inspector");
            beside.getChildren().add(node);
            sheet = Optional.empty();
        }
    }

    private static Node atRight(Node node) {
        node.getStyleClass().add("inspector");
        StackPane.setAlignment(node, Pos.CENTER_RIGHT);
        StackPane.setMargin(node, new Insets(0, 16, 12, 0));
        return node;
    }

    /** Opens or closes the drawer; does nothing where the inspector stands beside the content. */
    void toggleDrawer() {
        sheet.ifPresent(node -> node.setVisible(!node.isVisible()));
    }

    void openDrawer() {
        sheet.ifPresent(node -> node.setVisible(true));
    }

    /** Closes the drawer where it covers the place. */
    void uncover() {
        sheet.filter(CoveringDrawer.class::isInstance).filter(Node::isVisible).ifPresent(node -> {
            node.setVisible(false);
            bar.focusDetails();
        });
    }
}
