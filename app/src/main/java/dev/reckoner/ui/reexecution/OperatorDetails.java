package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.ui.chart.Numbers;
import dev.reckoner.ui.chart.OperatorName;
import dev.reckoner.ui.chart.OperatorTable;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is known of the selected operator, beside the graph. */
final class OperatorDetails extends ScrollPane {
    private static final double WIDTH = 280;

    private final OperatorsViewModel model;
    private final Label type = new Label();
    private final Label name = new Label();
    private final Label verdict = new Label();
    private final Label reason = new Label();
    private final GridPane figures = new GridPane(12, 4);
    private final VBox before = new VBox(4);
    private final VBox after = new VBox(4);

    OperatorDetails(OperatorsViewModel model) {
        this.model = model;
        setId("operator-details");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        type.getStyleClass().add("subject");
        name.getStyleClass().addAll("code", "prose");
        verdict.getStyleClass().addAll("tier", "name");
        reason.getStyleClass().add("prose");
        for (Label label : new Label[] {name, reason}) {
            label.setMinHeight(USE_PREF_SIZE);
        }
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        figures.getColumnConstraints().addAll(new ColumnConstraints(88), values);
        var centre = Buttons.secondary(
                Messages.get("operators.centre"),
                () -> model.centreOn(model.selected().get()));
        centre.getStyleClass().add("small");
        var copy = Buttons.secondary(Messages.get("operators.copy"), Icons.COPY, () -> Clips.copy(copied()));
        copy.getStyleClass().add("small");
        copy.setId("copy-operator");
        var actions = new FlowPane(8, 8, centre, copy);
        var lines = new VBox(8, new VBox(2, type, name), verdict, reason, figures, before, after, actions);
        lines.setPadding(new Insets(12));
        setContent(lines);
        model.selected().subscribe(index -> show());
        model.changes().subscribe(changes -> show());
    }

    private void show() {
        int index = model.selected().get();
        Optional<OperatorEdges.Node> node = node(index);
        Optional<OperatorError> error = model.error();
        type.setText(error.map(OperatorError::type)
                .or(() -> node.map(OperatorEdges.Node::type))
                .orElseGet(() -> Messages.get("operators.noSelection")));
        name.setText(error.map(OperatorError::name)
                .or(() -> node.map(OperatorEdges.Node::name))
                .orElse(""));
        verdict(error, index);
        reason.setText(error.map(OperatorError::reason).orElseGet(() -> Messages.get("operators.notChecked.why")));
        figures.getChildren().clear();
        error.ifPresent(this::figures);
        links(before, "operators.takes", index, true);
        links(after, "operators.gives", index, false);
    }

    /** Everything that is said of the operator, a line each. */
    private String copied() {
        var lines = new ArrayList<String>(
                List.of(type.getText() + " " + name.getText(), verdict.getText(), reason.getText()));
        for (int row = 0; row + 1 < figures.getChildren().size(); row += 2) {
            if (figures.getChildren().get(row) instanceof Label caption
                    && figures.getChildren().get(row + 1) instanceof Label value) {
                lines.add(caption.getText() + ": " + value.getText());
            }
        }
        return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n", "", "\n"));
    }

    private void verdict(Optional<OperatorError> error, int index) {
        Standing standing = Standing.of(model.found().get(), error, index);
        verdict.setGraphic(TierLook.icon(standing.tier()).icon(TierLook.style(standing.tier())));
        TierLook.restyle(verdict, standing.tier());
        verdict.setText(Messages.get(standing.key()));
    }

    /** What an operator's error amounts to: only the first above its bound is accused; one after it differs by itself too. */
    private record Standing(Tier tier, String key) {
        static Standing of(Optional<Localisation> found, Optional<OperatorError> error, int index) {
            if (error.isEmpty()) {
                return new Standing(Tier.NONE, "operators.notChecked");
            }
            if (found.filter(it -> it.guilty().isPresent() && it.guilty().getAsInt() == index)
                    .isPresent()) {
                return new Standing(Tier.CONTRAINDICATED, "operators.guilty.long");
            }
            return switch (error.get().verdict()) {
                case BIT_EXACT -> new Standing(Tier.AFFIRMING, "operators.standing.exact");
                case WITHIN_EMPIRICAL, WITHIN_THEORETICAL -> new Standing(Tier.AFFIRMING, "operators.standing.within");
                case OUTSIDE -> new Standing(Tier.WARNING, "operators.standing.above");
                case INCONCLUSIVE -> new Standing(Tier.NONE, "operators.standing.open");
            };
        }
    }

    private void figures(OperatorError error) {
        line(0, "operators.column.local", Numbers.power10(error.localError()));
        line(1, "operators.column.bound", OperatorTable.bound(error));
        line(2, "operators.column.multiple", OperatorTable.multiple(error));
        line(3, "operators.column.drift", Numbers.power10(error.drift()));
        line(4, "operators.column.value", error.value());
        line(5, "operators.column.index", Integer.toString(error.index()));
    }

    private void line(int row, String key, String text) {
        var caption = new Label(Messages.get(key));
        caption.getStyleClass().add("second");
        var value = new Label(text);
        value.getStyleClass().addAll("mono", "prose");
        value.setMinHeight(USE_PREF_SIZE);
        GridPane.setValignment(caption, VPos.TOP);
        figures.addRow(row, caption, value);
    }

    /** The operators on one side, each a way to it. */
    private void links(VBox lines, String title, int index, boolean takes) {
        lines.getChildren().clear();
        model.edges().get().edges().stream()
                .filter(edge -> (takes ? edge.to() : edge.from()) == index)
                .map(edge -> takes ? edge.from() : edge.to())
                .distinct()
                .flatMap(other -> node(other).stream())
                .forEach(other -> {
                    if (lines.getChildren().isEmpty()) {
                        var caption = new Label(Messages.get(title));
                        caption.getStyleClass().add("second");
                        lines.getChildren().add(caption);
                    }
                    var link = Buttons.link(
                            other.type() + " " + OperatorName.place(other.type(), other.name()),
                            () -> model.centreOn(other.index()));
                    link.getStyleClass().add("flush");
                    link.setMinWidth(0);
                    link.setAccessibleText(other.type() + " " + other.name());
                    lines.getChildren().add(link);
                });
    }

    private Optional<OperatorEdges.Node> node(int index) {
        return model.edges().get().operators().stream()
                .filter(it -> it.index() == index)
                .findFirst();
    }
}
