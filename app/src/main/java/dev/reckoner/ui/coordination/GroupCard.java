package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Coordination;
import dev.reckoner.audit.PartyGroup;
import dev.reckoner.coordination.FailurePair;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Use;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Parties that share something: at the left the parties, at the right what they share, and between them lines that say who uses what
 * and how surely. Where it is only stated, the card has a dashed border.
 */
final class GroupCard extends VBox {
    private static final int MOST_PARTIES = 12;
    private static final int MOST_GROUNDS = 12;
    private static final double ROW = GroundButton.HEIGHT;
    private static final double LINKS = 64;

    private final CoordinationViewModel model;
    private final Coordination coordination;
    private final PartyGroup group;

    GroupCard(CoordinationViewModel model, Coordination coordination, PartyGroup group) {
        this.model = model;
        this.coordination = coordination;
        this.group = group;
        var card = new Card(Messages.get(
                group.byEvidence() ? "coordination.group.title" : "coordination.group.stated.title",
                group.parties().size()));
        if (!group.byEvidence()) {
            card.getStyleClass().add("stated");
        }
        card.beside(chip());
        var all = new ArrayList<>(group.means());
        all.addAll(group.beside());
        var grounds = all.subList(0, Math.min(all.size(), MOST_GROUNDS));
        var body = new VBox(4, picture(grounds));
        if (all.size() > grounds.size()) {
            body.getChildren().add(more(all.size() - grounds.size()));
        }
        group.failures().forEach(pair -> body.getChildren().add(together(pair)));
        body.setPadding(new Insets(0, 12, 12, 12));
        card.content(body);
        getChildren().add(card);
        setMinHeight(USE_PREF_SIZE);
    }

    private Label chip() {
        var chip =
                new Label(Messages.get(group.byEvidence() ? "coordination.group.shown" : "coordination.group.stated"));
        chip.setGraphic((group.byEvidence() ? Icons.AFFIRMING : Icons.HELP)
                .icon("icon-12", group.byEvidence() ? "accent" : "none"));
        chip.getStyleClass().addAll("chip", group.byEvidence() ? "accent" : "none");
        return chip;
    }

    private static Label more(int count) {
        var more = new Label(Messages.get("coordination.group.more", count));
        more.getStyleClass().add("second");
        return more;
    }

    private Node picture(List<SharedMeans> grounds) {
        int drawn = Math.min(group.parties().size(), MOST_PARTIES);
        int left = drawn + (group.parties().size() > drawn ? 1 : 0);
        double height = ROW * Math.max(left, grounds.size());
        var rows = new VBox();
        grounds.forEach(shared -> rows.getChildren().add(new GroundButton(model, coordination, shared)));
        rows.setAlignment(Pos.CENTER_LEFT);
        rows.setMinHeight(height);
        rows.setPrefHeight(height);
        var grid = new GridPane();
        for (int i = 0; i < 3; i++) {
            var column = new ColumnConstraints();
            column.setHgrow(i == 2 ? Priority.ALWAYS : Priority.NEVER);
            column.setMinWidth(i == 2 ? 0 : USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        var parties = GroundHeader.heading("party", USE_PREF_SIZE);
        GridPane.setHalignment(parties, HPos.RIGHT);
        grid.addRow(0, parties, new Region(), new GroundHeader(false));
        grid.addRow(1, parties(drawn), links(drawn, left, grounds, height), rows);
        return grid;
    }

    private VBox parties(int drawn) {
        var parties = new VBox();
        parties.setAlignment(Pos.CENTER_RIGHT);
        parties.setMinWidth(USE_PREF_SIZE);
        for (var party : group.parties().subList(0, drawn)) {
            var label = new Label(coordination.name(party));
            label.getStyleClass().add("group-party");
            label.setGraphic(Icons.OPERATOR.icon("icon-12"));
            label.setMinWidth(USE_PREF_SIZE);
            parties.getChildren().add(row(label));
        }
        if (group.parties().size() > drawn) {
            parties.getChildren().add(row(more(group.parties().size() - drawn)));
        }
        return parties;
    }

    private static HBox row(Node node) {
        var row = new HBox(node);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.setMinHeight(ROW);
        row.setPrefHeight(ROW);
        return row;
    }

    private Pane links(int drawn, int left, List<SharedMeans> grounds, double height) {
        var links = new Pane();
        links.setMinSize(LINKS, height);
        links.setPrefSize(LINKS, height);
        links.setMaxWidth(LINKS);
        double partiesTop = (height - left * ROW) / 2;
        double groundsTop = (height - grounds.size() * ROW) / 2;
        for (int j = 0; j < grounds.size(); j++) {
            var shared = grounds.get(j);
            for (Use use : shared.uses()) {
                int i = group.parties().indexOf(use.party());
                // One that is only said to use it is tied to nobody, and does not stand here.
                if (i >= 0 && i < drawn) {
                    links.getChildren()
                            .add(new GradeLine(
                                    0,
                                    partiesTop + (i + 0.5) * ROW,
                                    LINKS - 4,
                                    groundsTop + (j + 0.5) * ROW,
                                    shared,
                                    use.grade()));
                }
            }
        }
        return links;
    }

    private Node together(FailurePair pair) {
        String names = Words.list(Words.names(coordination, pair.parties()));
        var button = Buttons.link(
                Messages.get("coordination.ground.together", names), () -> model.choose(new Chosen.Pair(pair)));
        var line = new HBox(8, Icons.of("fth-activity"), button);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
