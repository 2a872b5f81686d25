package dev.reckoner.ui.reexecution;

import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.chart.OperatorStrip;
import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.chart.OperatorTable;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.StripColumn;
import dev.reckoner.ui.chart.StripView;
import dev.reckoner.ui.chart.Way;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Operators in the order of the graph with what each does to its claimed inputs; only those that matter, the rest folded. */
final class OperatorsCard extends StackPane {
    private static final double STRIP = 168;

    private final OperatorsViewModel model;
    private final ChartCard strip = new ChartCard(Messages.get("operators.title"), 280, STRIP);
    private final ScrollBar scroll = new ScrollBar();
    private final Label look = new Label();
    private final SegmentedChoice<Measure> measure = measureChoice();
    private final Button open;
    private final VBox none;
    private final Label why = new Label();
    private Optional<Strip> drawn = Optional.empty();

    /**
     * The operators of a claim's model.
     *
     * @param open shows the graph
     */
    OperatorsCard(OperatorsViewModel model, Runnable open) {
        this.model = model;
        this.open = Buttons.link(Messages.get("operators.open"), open);
        this.open.getStyleClass().add("flush");
        this.open.setId("open-graph");
        none = none();
        strip.tools(KeyedTool.of(measure, "Ctrl+D"), KeyedTool.of(this.open, "Ctrl+G"));
        strip.tableKey("Ctrl T");
        strip.below(scroll).below(look);
        look.getStyleClass().addAll("second", "prose");
        look.setId("first-look");
        look.setMinHeight(USE_PREF_SIZE);
        VBox.setMargin(look, new Insets(4, 12, 8, 12));
        look.visibleProperty().bind(look.textProperty().isNotEmpty());
        look.managedProperty().bind(look.visibleProperty());
        scroll.setOrientation(Orientation.HORIZONTAL);
        scroll.setUnitIncrement(1);
        scroll.managedProperty().bind(scroll.visibleProperty());
        scroll.valueProperty().subscribe(value -> strip.chart().requestLayout());
        strip.chart().onChosen(this::chosen);
        strip.chart().onBeyond(this::beyond);
        strip.chart().setId("operator-strip");
        measure.chosen().bindBidirectional(model.measure());
        getChildren().addAll(strip, none);
        model.changes().subscribe(changes -> show());
        model.measure().subscribe(which -> show());
        model.selected().subscribe(index -> {
            strip.chart().startAt(OperatorStrip.target(index.intValue()));
            strip.chart().requestLayout();
        });
    }

    static SegmentedChoice<Measure> measureChoice() {
        var choice = new SegmentedChoice<>(
                List.of(Measure.values()),
                which -> Messages.get(which == Measure.LOCAL ? "operators.measure.local" : "operators.measure.drift"));
        choice.setAlignment(Pos.CENTER_LEFT);
        choice.setAccessibleText(Messages.get("operators.measure"));
        choice.getChildren().forEach(node -> node.getStyleClass().add("small"));
        return choice;
    }

    private VBox none() {
        var title = new Label(Messages.get("operators.title"));
        title.getStyleClass().add("panel-title");
        why.setGraphic(Icons.NOT_COVERED.icon());
        why.getStyleClass().addAll("body-2", "prose");
        why.setId("operators-absent");
        why.setMinHeight(USE_PREF_SIZE);
        var header = new javafx.scene.layout.HBox(title);
        header.getStyleClass().add("card-header");
        var card = new VBox(header, why);
        VBox.setMargin(why, new Insets(0, 12, 12, 12));
        card.getStyleClass().add("card");
        return card;
    }

    /** The card takes only the room of a sentence where that is all there is to say. */
    boolean isWhole() {
        return model.found().get().isPresent();
    }

    /** Shows the table in place of the picture, or the picture again. */
    void toggleTable() {
        strip.toggleTable();
    }

    private void show() {
        Optional<Localisation> found = model.found().get();
        strip.setVisible(found.isPresent());
        strip.setManaged(found.isPresent());
        none.setVisible(found.isEmpty());
        none.setManaged(found.isEmpty());
        why.setText(model.absent());
        open.setDisable(!model.hasGraph());
        VBox.setVgrow(this, found.isPresent() ? Priority.ALWAYS : Priority.NEVER);
        if (!found.equals(drawn.map(it -> it.found))) {
            drawn = found.map(Strip::new);
        }
        look.setText(model.firstLook());
        strip.show(found.map(this::about).orElse(""), drawn.<ChartView.Drawing>map(it -> it));
    }

    private String about(Localisation found) {
        String what = Messages.get(
                model.measure().get() == Measure.LOCAL ? "operators.about.local" : "operators.about.drift");
        return found.unchecked() == 0 ? what : Messages.get("operators.unchecked", what, found.unchecked());
    }

    private void chosen(String target) {
        OperatorStrip.fold(target).ifPresent(model::open);
        OperatorStrip.operator(target).ifPresent(index -> {
            if (model.selected().get() == index) {
                open.fire();
            } else {
                model.selected().set(index);
            }
        });
    }

    private boolean beyond(Way way) {
        double before = scroll.getValue();
        if (scroll.isVisible() && way == Way.LEFT) {
            scroll.decrement();
        } else if (scroll.isVisible() && way == Way.RIGHT) {
            scroll.increment();
        }
        return scroll.getValue() != before;
    }

    /** The part of the strip that the scroll bar is at. */
    private final class Strip implements ChartView.Drawing {
        private final Localisation found;
        private final Picture.Twin table;

        Strip(Localisation found) {
            this.found = found;
            table = OperatorTable.of(found);
        }

        @Override
        public Picture draw(double width, double height) {
            int room = OperatorStrip.room(width);
            List<StripColumn> columns = model.columns(room);
            int from = (int) Math.round(scroll.getValue());
            return OperatorStrip.of(
                    found,
                    table,
                    new StripView(
                            model.measure().get(),
                            columns,
                            from,
                            model.selected().get()),
                    width,
                    height);
        }

        @Override
        public Picture draw(double width, double height, String pointed) {
            int room = OperatorStrip.room(width);
            List<StripColumn> columns = model.columns(room);
            int most = StripColumn.halves(columns) > room ? StripColumn.last(columns, room) : 0;
            int inSight = columns.size() - most;
            scroll.setMax(most);
            scroll.setVisibleAmount(most == 0 ? 1 : (double) most * inSight / columns.size());
            scroll.setBlockIncrement(inSight);
            if (scroll.isVisible() != most > 0) {
                scroll.setVisible(most > 0);
            }
            return draw(width, height);
        }
    }
}
