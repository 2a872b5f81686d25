package dev.reckoner.ui.reexecution;

import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the claim says that it was run, beside how it was run here: what an analyst needs to judge a difference. */
final class EnvironmentCard extends VBox {
    private static final double LEAST_HEIGHT = 168;

    private final GridPane grid = new GridPane();
    private final Label about = new Label();
    private List<EnvironmentLine> lines = List.of();

    EnvironmentCard() {
        about.getStyleClass().add("second");
        about.setId("environment-about");
        grid.setHgap(12);
        grid.setVgap(6);
        grid.setPadding(new Insets(8, 12, 12, 12));
        grid.getColumnConstraints().addAll(part(30), part(38), part(32));
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(LEAST_HEIGHT);
        scroll.setPrefHeight(LEAST_HEIGHT);
        scroll.setAccessibleText(Messages.get("reexecution.environment"));
        var card = new Card(Messages.get("reexecution.environment")).ruled();
        card.beside(about);
        card.tools(Buttons.icon(Icons.COPY, Messages.get("reexecution.environment.copy"), this::copy));
        card.content(scroll);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
    }

    /** Shows both sides; the left one is empty where the claim records no circumstances. */
    void show(Optional<ExecutionRecord> record, Map<String, String> environment) {
        lines = EnvironmentLine.of(record, environment);
        long differing = lines.stream().filter(EnvironmentLine::differs).count();
        about.setText(
                record.isPresent()
                        ? Messages.get("reexecution.environment.about", differing)
                        : Messages.get("reexecution.environment.unrecorded"));
        grid.getChildren().clear();
        grid.addRow(
                0,
                heading("reexecution.environment.name"),
                heading("reexecution.environment.recorded"),
                heading("reexecution.environment.here"));
        for (int i = 0; i < lines.size(); i++) {
            EnvironmentLine line = lines.get(i);
            grid.addRow(i + 1, name(line), value(line.recorded(), "reexecution.environment.notRecorded"), here(line));
        }
    }

    private static ColumnConstraints part(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private static Label heading(String key) {
        var label = new Label(Messages.get(key));
        label.getStyleClass().add("second");
        return label;
    }

    /** The name; where the two sides differ, with that word and its shape below. */
    private static Node name(EnvironmentLine line) {
        var lines = new VBox(wrapped(line.name()));
        GridPane.setValignment(lines, VPos.TOP);
        if (line.differs()) {
            var differs = new Label(
                    Messages.get("reexecution.environment.differs"), Icons.WARNING.icon("icon-12", "warning"));
            differs.getStyleClass().addAll("second", "tier", "warning");
            lines.getChildren().add(differs);
        }
        return lines;
    }

    private static Node value(Optional<String> value, String otherwise) {
        Label label = wrapped(value.orElseGet(() -> Messages.get(otherwise)));
        label.getStyleClass().add(value.isPresent() ? "mono" : "muted");
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    /** Equal values are written once, so that the eye goes to the others. */
    private static Node here(EnvironmentLine line) {
        boolean same = line.here().isPresent() && line.here().equals(line.recorded());
        return same
                ? value(Optional.empty(), "reexecution.environment.same")
                : value(line.here(), "reexecution.environment.notNoted");
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void copy() {
        Clips.copy(lines.stream()
                .map(line -> line.name() + "\t" + line.recorded().orElse("") + "\t"
                        + line.here().orElse(""))
                .collect(Collectors.joining("\n", "", "\n")));
    }
}
