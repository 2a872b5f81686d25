package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The calibrations of the case above, the thresholds of the selected one and where it was measured below. */
final class CalibrationView extends VBox {
    private static final double LEAST = 160;
    private static final double ROOM_FOR_TWO = 1040;
    private static final int MOST_LEFT_OUT = 3;

    private final CalibrationViewModel model;
    private final StandardTable<CalibrationDesk.Row> list = new StandardTable<>();
    private final StandardTable<Threshold> thresholds = new StandardTable<>();
    private final VBox environments = new VBox(4);
    private final Label about = new Label();
    private boolean selecting;

    /**
     * A line of the table of thresholds.
     *
     * @param values at each percentile, and the relative L2 where it has one
     */
    private record Threshold(String output, String kind, List<String> values) {}

    CalibrationView(CalibrationViewModel model) {
        super(12);
        this.model = model;
        columns();
        list.setId("calibrations");
        list.setAccessibleText(Messages.get("calibration.title"));
        list.setPlaceholder(new EmptyState(
                Icons.CALIBRATION, Messages.get("calibration.none"), Messages.get("calibration.none.next")));
        list.setMinHeight(LEAST);
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !selecting) {
                model.selected().set(Optional.of(row));
            }
        });
        var above = new Card(Messages.get("calibration.title")).ruled();
        above.tools(new CalibrationForm(model), TableTools.buttons(list));
        above.content(list);
        Card below = detail();
        VBox.setVgrow(below, Priority.ALWAYS);
        list.setPrefHeight(LEAST);
        getChildren().addAll(new Columns(above, where(), ROOM_FOR_TWO), below);
        model.rows().addListener((ListChangeListener<CalibrationDesk.Row>) change -> fill());
        model.selected().subscribe(row -> show(row));
    }

    private void columns() {
        list.text(Messages.get("calibration.model"), 0, CalibrationDesk.Row::model);
        list.figures(Messages.get("calibration.inputs"), 84, row -> (long) row.inputs());
        list.text(Messages.get("calibration.safety"), 84, CalibrationView::safety, "mono", "figures");
        list.figures(Messages.get("calibration.devices"), 84, row ->
                (long) row.devices().size());
        list.text(Messages.get("calibration.made"), 150, row -> Figures.minute(row.madeAt()), "mono");
        thresholds.text(Messages.get("reexecution.output"), 0, Threshold::output, "mono");
        thresholds.text(Messages.get("calibration.kind"), 88, Threshold::kind, "body-2");
        for (int i = 0; i < ErrorVector.PERCENTILES.size(); i++) {
            int at = i;
            thresholds.text(
                    percent(ErrorVector.PERCENTILES.get(i)),
                    72,
                    it -> it.values().get(at),
                    "mono",
                    "figures");
        }
        thresholds.text(
                Messages.get("reexecution.figure.relL2"), 72, it -> it.values().getLast(), "mono", "figures");
        thresholds.getColumns().getFirst().setMinWidth(140);
        thresholds.setMinHeight(LEAST);
        thresholds.setPrefHeight(LEAST);
        thresholds.setPlaceholder(new Label(Messages.get("calibration.choose")));
    }

    private Card detail() {
        about.getStyleClass().add("second");
        var card = new Card(Messages.get("calibration.thresholds"));
        card.beside(about);
        card.tools(TableTools.buttons(thresholds));
        card.content(thresholds);
        return card;
    }

    private Card where() {
        environments.setPadding(new Insets(0, 12, 12, 12));
        var card = new Card(Messages.get("calibration.covered"));
        card.content(environments);
        card.setMinHeight(USE_PREF_SIZE);
        return card;
    }

    private void fill() {
        selecting = true;
        list.rows().setAll(model.rows());
        selecting = false;
        show(model.selected().get());
    }

    private void show(Optional<CalibrationDesk.Row> row) {
        selecting = true;
        row.ifPresentOrElse(
                it -> list.getSelectionModel().select(it),
                () -> list.getSelectionModel().clearSelection());
        selecting = false;
        about.setText(row.map(it -> Messages.get("calibration.about", it.model(), safety(it)))
                .orElse(""));
        thresholds.setAccessibleText(Messages.get("calibration.thresholds") + ". " + about.getText());
        thresholds.rows().setAll(row.map(CalibrationView::lines).orElse(List.of()));
        environments.getChildren().setAll(row.map(CalibrationView::covered).orElse(List.of()));
    }

    /** The devices, and under them what was left out and why. */
    private static List<Label> covered(CalibrationDesk.Row row) {
        var lines = new ArrayList<Label>();
        row.devices().forEach(device -> lines.add(line(device, Icons.DEVICE)));
        row.leftOut().stream().limit(MOST_LEFT_OUT).forEach(reason -> lines.add(line(reason, Icons.WARNING)));
        int more = row.leftOut().size() - MOST_LEFT_OUT;
        if (more > 0) {
            lines.add(line(Messages.get("calibration.leftOut.more", more), Icons.WARNING));
        }
        return lines;
    }

    private static Label line(String words, Icons icon) {
        var label = new Label(words, icon.icon("icon-12"));
        label.getStyleClass().addAll("second", "prose");
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static List<Threshold> lines(CalibrationDesk.Row row) {
        var lines = new ArrayList<Threshold>();
        row.thresholds().forEach((output, vector) -> {
            lines.add(new Threshold(
                    output,
                    Messages.get("calibration.absolute"),
                    texts(vector.absolute(), Numbers.error(vector.relativeL2()))));
            lines.add(new Threshold(output, Messages.get("calibration.relative"), texts(vector.relative(), "")));
        });
        return lines;
    }

    private static List<String> texts(List<Double> figures, String last) {
        var texts = new ArrayList<String>();
        figures.forEach(figure -> texts.add(Numbers.error(figure)));
        texts.add(last);
        return texts;
    }

    private static String percent(double percent) {
        String figure = percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%.0f", percent)
                : String.format(Locale.ROOT, "%.1f", percent);
        return Messages.get("calibration.percentile", figure);
    }

    private static String safety(CalibrationDesk.Row row) {
        return (row.safety() == Math.rint(row.safety())
                        ? String.format(Locale.ROOT, "%.0f", row.safety())
                        : String.format(Locale.ROOT, "%.1f", row.safety()))
                + "×";
    }
}
