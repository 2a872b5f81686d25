package dev.reckoner.ui.chart;

import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A chart under its title, with its data as a table one key away. */
public final class ChartCard extends VBox {
    private final Label subtitle = new Label();
    private final ChartView chart;
    private final TwinTable twin = new TwinTable();
    private Picture.Twin data = Picture.Twin.EMPTY;

    /** An empty chart with that title and smallest size of the picture. */
    public ChartCard(String title, double width, double height) {
        chart = new ChartView(width, height);
        twin.setVisible(false);
        // The table has the room of the picture; it must not ask for more.
        twin.setMinHeight(0);
        twin.setPrefHeight(0);
        twin.setAccessibleText(title);
        getStyleClass().add("card");
        var body = new StackPane(chart, twin);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(title), body);
    }

    /**
     * Shows a picture and its table.
     *
     * @param about the second line, for example how many values
     */
    public void show(String about, Optional<ChartView.Drawing> drawing) {
        subtitle.setText(about);
        data = drawing.map(d -> d.draw(400, 200).twin()).orElse(Picture.Twin.EMPTY);
        chart.show(drawing);
        twin.show(data);
    }

    private HBox header(String title) {
        var name = new Label(title);
        name.getStyleClass().add("panel-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        subtitle.getStyleClass().addAll("second");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var copy = tool(new Button(), Icons.COPY, Messages.get("chart.copy"));
        copy.setOnAction(e -> copy());
        var toggle = tool(new ToggleButton(), Icons.TABLE_TWIN, Messages.get("chart.twin"));
        toggle.selectedProperty().addListener((was, before, table) -> swap(toggle, table));
        var header = new HBox(name, subtitle, space, copy, toggle);
        header.getStyleClass().add("card-header");
        return header;
    }

    private void swap(ToggleButton toggle, boolean table) {
        twin.setVisible(table);
        chart.setVisible(!table);
        toggle.setAccessibleText(Messages.get(table ? "chart.picture" : "chart.twin"));
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(data.tabSeparated());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static <B extends ButtonBase> B tool(B button, Icons icon, String name) {
        button.setGraphic(icon.icon());
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.getStyleClass().addAll("quiet", "icon-only", "small");
        return button;
    }
}
