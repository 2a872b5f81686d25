package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Witnessing;
import dev.reckoner.audit.Witnessing.Witness;
import dev.reckoner.coordination.WitnessPair;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/**
 * Witnesses by witnesses: for each two the share of the claims in common on which they agree, and how many these are. A mark says it
 * without colour: filled where they agree on all, in part where on some, hollow where on none.
 */
final class AgreementMatrix extends GridPane {
    /** More do not fit on a screen. */
    static final int MOST = 14;

    private static final double MARK = 5;
    private static final double NAMES = 188;
    private static final double CELL = 58;
    private static final double ROW = 40;

    private final WitnessesViewModel model;
    private final List<Witness> drawn;
    private final Map<List<String>, WitnessPair> pairs;

    AgreementMatrix(WitnessesViewModel model, Witnessing witnessing) {
        this.model = model;
        this.drawn = drawn(witnessing);
        this.pairs = among(drawn, witnessing);
        setId("agreement");
        setPadding(new Insets(0, 12, 12, 12));
        columns();
        for (int i = 0; i < drawn.size(); i++) {
            add(head(i), i + 1, 0);
            add(name(i), 0, i + 1);
            for (int j = 0; j < drawn.size(); j++) {
                add(i == j ? blank("matrix-self") : cell(drawn.get(i), drawn.get(j)), j + 1, i + 1);
            }
        }
    }

    /** Those that have the most to say, in the order of kinds. */
    private static List<Witness> drawn(Witnessing witnessing) {
        return witnessing.witnesses().stream()
                .sorted(Comparator.comparingLong((Witness witness) -> witness.confirms() + witness.contradicts())
                        .reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(Witness::kind).thenComparing(Witness::name))
                .toList();
    }

    /** Their pairs by both ids in order: a case may have half a million of others. */
    private static Map<List<String>, WitnessPair> among(List<Witness> drawn, Witnessing witnessing) {
        Set<String> ids = drawn.stream().map(Witness::id).collect(Collectors.toSet());
        return witnessing.agreement().pairs().stream()
                .filter(pair -> ids.contains(pair.first()) && ids.contains(pair.second()))
                .collect(Collectors.toMap(pair -> List.of(pair.first(), pair.second()), pair -> pair));
    }

    private void columns() {
        var names = new ColumnConstraints(NAMES, NAMES, NAMES);
        getColumnConstraints().add(names);
        for (int i = 0; i < drawn.size(); i++) {
            var column = new ColumnConstraints(44, CELL, 84, Priority.ALWAYS, HPos.CENTER, true);
            getColumnConstraints().add(column);
        }
    }

    private static Label number(int at) {
        var number = new Label(Integer.toString(at + 1));
        number.getStyleClass().addAll("mono", "muted");
        return number;
    }

    private Node head(int at) {
        var number = number(at);
        number.setMaxWidth(Double.MAX_VALUE);
        number.setAlignment(Pos.CENTER);
        number.setMinHeight(20);
        number.setTooltip(new Tooltip(drawn.get(at).name()));
        return number;
    }

    private Node name(int at) {
        var witness = drawn.get(at);
        var name = new Label(WitnessWords.name(witness));
        name.getStyleClass().add("plain");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(witness.name() + ", " + WitnessWords.kind(witness.kind())));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var number = number(at);
        number.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(6, WitnessWords.icon(witness.kind()).icon("icon-12"), name, gap, number);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(0, 8, 0, 0));
        return line;
    }

    private static Region blank(String style) {
        var blank = new Region();
        blank.getStyleClass().add(style);
        blank.setMinHeight(ROW);
        return blank;
    }

    private Node cell(Witness row, Witness column) {
        var ends = Stream.of(row.id(), column.id()).sorted().toList();
        var pair = Optional.ofNullable(pairs.get(ends));
        if (pair.isEmpty()) {
            var blank = blank("matrix-empty");
            blank.setAccessibleText(Messages.get("witnesses.matrix.none", row.name(), column.name()));
            return blank;
        }
        return cell(row, column, pair.get());
    }

    private Button cell(Witness row, Witness column, WitnessPair pair) {
        var share = new Label(WitnessWords.share(pair));
        share.getStyleClass().add("mono");
        share.setMinWidth(USE_PREF_SIZE);
        var first = new HBox(4, mark(pair), share);
        first.setAlignment(Pos.CENTER);
        var count = new Label(Figures.count(pair.common()));
        count.getStyleClass().add("code");
        var both = new VBox(first, count);
        both.setAlignment(Pos.CENTER);
        var cell = new Button();
        cell.setGraphic(both);
        cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        cell.getStyleClass().add("agreement");
        if (!pair.disagreed().isEmpty()) {
            cell.getStyleClass().add("apart");
        }
        cell.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        cell.setMinHeight(ROW);
        cell.setMinWidth(0);
        String words = Messages.get(
                "witnesses.matrix.cell",
                row.name(),
                column.name(),
                Figures.count(pair.agreed()),
                Figures.count(pair.common()));
        cell.setAccessibleText(words);
        cell.setTooltip(new Tooltip(words));
        cell.setOnAction(event -> model.choose(pair));
        model.detail().subscribe(detail -> mark(cell, detail.map(WitnessesViewModel.Detail::pair), pair));
        return cell;
    }

    private static void mark(Button cell, Optional<WitnessPair> chosen, WitnessPair pair) {
        cell.getStyleClass().remove("chosen");
        if (chosen.equals(Optional.of(pair))) {
            cell.getStyleClass().add("chosen");
        }
    }

    /** A disc that is as full as they agree; what they do not agree on is hollow. */
    private static Node mark(WitnessPair pair) {
        var ring = new Circle(MARK, MARK, MARK - 0.5);
        ring.getStyleClass().add("mark-hollow");
        if (pair.agreed() == 0) {
            return new Group(ring);
        }
        if (pair.disagreed().isEmpty()) {
            var full = new Circle(MARK, MARK, MARK);
            full.getStyleClass().add("mark-full");
            return new Group(full);
        }
        // Never so full that it looks full.
        double share = Math.min(0.85, Math.max(0.15, (double) pair.agreed() / pair.common()));
        var part = new Arc(MARK, MARK, MARK, MARK, 90, -360 * share);
        part.setType(ArcType.ROUND);
        part.getStyleClass().add("mark-full");
        return new Group(ring, part);
    }
}
