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
        layers.getChildren().remove(node);
        node.getStyleClass().remove("drawer");
        node.setVisible(true);
        if (drawer) {
            node.getStyleClass().add("drawer");
            StackPane.setAlignment(node, Pos.CENTER_RIGHT);
            StackPane.setMargin(node, new Insets(0, 16, 12, 0));
            node.setVisible(false);
            layers.getChildren().add(node);
        } else {
            beside.getChildren().add(node);
        }
    }

    /** Opens or closes the drawer; does nothing where the inspector stands beside the content. */
    void toggleDrawer() {
        inspector.ifPresent(node -> node.setVisible(!drawer || !node.isVisible()));
    }

    void openDrawer() {
        inspector.ifPresent(node -> node.setVisible(true));
    }
}
