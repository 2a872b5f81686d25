package dev.reckoner.ui.chart;

import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A chart under its title, with its data as a table one key away; both can be copied and written to a file. */
public final class ChartCard extends VBox {
    /** Of a subtitle, less says nothing, pixels. */
    private static final double LEAST_SUBTITLE = 72;

    private final Label subtitle = new Label();
    private final HBox before = new HBox();
    private final HBox beside = new HBox(8);
    private final StackPane body;
    private Node picture;
    private final HBox tools = new HBox(8);
    private final HBox standard = new HBox();
    private final ToggleButton toggle = new ToggleButton();
    private final Tooltip toggleTip = new Tooltip();
    private String tableKey = "";
    private final ChartView chart;
    private final StandardTable<List<String>> twin = new StandardTable<>();
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
        picture = chart;
        body = new StackPane(chart, twin);
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
        Picture.Twin shown = drawing.map(d -> d.draw(400, 200).twin()).orElse(Picture.Twin.EMPTY);
        chart.show(drawing);
        standard.setDisable(drawing.isEmpty());
        if (!shown.equals(data)) {
            data = shown;
            TwinTable.fill(twin, data);
        }
    }

    /** Leaves only the title and the lines under the picture, where there is nothing to be drawn. */
    public void collapsed(boolean nothing) {
        for (Node part : List.of(body, standard)) {
            part.setVisible(!nothing);
            part.setManaged(!nothing);
        }
    }

    /** The chart itself. */
    public ChartView chart() {
        return chart;
    }

    /** Puts a node before the title, such as the way back. */
    public void before(Node node) {
        before.getChildren().setAll(node);
    }

    /** Puts the chart into something that scrolls it. */
    public void scrolled(ScrolledChart scrolled) {
        body.getChildren().setAll(scrolled, twin);
        picture = scrolled;
    }

    /** Puts nodes after the second line. */
    public ChartCard beside(Node... nodes) {
        beside.getChildren().setAll(nodes);
        return this;
    }

    /** Puts nodes before the tools that every chart has. */
    public ChartCard tools(Node... nodes) {
        tools.getChildren().setAll(nodes);
        return this;
    }

    /** Puts a line under the chart and its table. */
    public ChartCard below(Node node) {
        getChildren().add(node);
        return this;
    }

    /** Says with which key the table is shown as well. */
    public void tableKey(String key) {
        tableKey = " (" + key + ")";
        sayToggle();
    }

    /** Shows the table in place of the picture, or the picture again. */
    public void toggleTable() {
        toggle.fire();
    }

    private HBox header(String title) {
        var name = new Label(title);
        name.getStyleClass().add("panel-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        subtitle.getStyleClass().add("second");
        Tips.whenCut(subtitle);
        // A piece of a word beside the title tells less than the tooltip of the chart.
        subtitle.widthProperty().subscribe(width -> subtitle.setOpacity(room(width.doubleValue()) ? 1 : 0));
        before.setMinWidth(Region.USE_PREF_SIZE);
        before.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        for (HBox optional : List.of(before, beside, tools)) {
            optional.managedProperty().bind(Bindings.isNotEmpty(optional.getChildren()));
        }
        beside.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        tools.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var made = new ChartTools(chart, title);
        standard.getChildren().setAll(made.copy(), toggle(), made.export());
        standard.setMinWidth(Region.USE_PREF_SIZE);
        standard.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        var header = new HBox(before, name, subtitle, beside, space, tools, standard);
        header.getStyleClass().add("card-header");
        return header;
    }

    private boolean room(double width) {
        return width >= Math.min(LEAST_SUBTITLE, subtitle.prefWidth(-1));
    }

    private ToggleButton toggle() {
        toggle.setGraphic(Icons.TABLE_TWIN.icon());
        toggle.getStyleClass().addAll("quiet", "icon-only", "small");
        toggle.setTooltip(toggleTip);
        toggle.selectedProperty().subscribe(table -> {
            twin.setVisible(table);
            if (table) {
                // Before it is laid out it does not know how many rows it has room for.
                twin.applyCss();
                twin.layout();
                TwinTable.open(twin, data);
            }
            picture.setVisible(!table);
            sayToggle();
        });
        return toggle;
    }

    private void sayToggle() {
        String words = Messages.get(toggle.isSelected() ? "chart.picture" : "chart.twin");
        toggle.setAccessibleText(words);
        toggleTip.setText(words + tableKey);
    }
}
