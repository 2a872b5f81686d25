package dev.reckoner.ui.coordination;

import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.Witnessing;
import dev.reckoner.coordination.WitnessPair;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two witnesses: on how many claims they agree, and on which they are of two minds. */
final class WitnessesInspector extends VBox {
    private static final int LONGEST_LABEL = 20;

    private final WitnessesViewModel model;

    WitnessesInspector(WitnessesViewModel model) {
        this.model = model;
        getStyleClass().add("card");
        setId("witnesses-inspector");
        model.detail().subscribe(any -> show());
    }

    private void show() {
        var view = model.view().get();
        var detail = model.detail().get();
        if (view.isEmpty() || detail.isEmpty()) {
            getChildren().setAll(Pieces.nothing(Icons.COMPARE, "witnesses.inspector.none"));
            return;
        }
        show(view.get(), detail.get());
    }

    private void show(Witnessing witnessing, WitnessesViewModel.Detail detail) {
        var pair = detail.pair();
        var body = new VBox(
                Pieces.section("witnesses.inspector.list", Pieces.second(Messages.get("witnesses.inspector.by"))));
        detail.apart().stream().map(apart -> line(witnessing, apart)).forEach(body.getChildren()::add);
        int more = pair.disagreed().size() - detail.apart().size();
        if (more > 0) {
            body.getChildren()
                    .add(Pieces.padded(Buttons.link(
                            Messages.get("witnesses.inspector.more", Figures.count(more)),
                            () -> model.openAll(witnessing, pair))));
        }
        if (pair.disagreed().isEmpty()) {
            body.getChildren().add(Pieces.padded(Pieces.second(Messages.get("witnesses.inspector.list.none"))));
        }
        getChildren().setAll(head(witnessing, pair), figures(pair), Pieces.scrolled(body), footer(witnessing, pair));
    }

    private static Node head(Witnessing witnessing, WitnessPair pair) {
        var title = new Label(Messages.get(
                "witnesses.inspector.title",
                WitnessWords.name(witnessing, pair.first()),
                WitnessWords.name(witnessing, pair.second())));
        title.getStyleClass().addAll("subject", "prose");
        title.setMinHeight(Region.USE_PREF_SIZE);
        var head = new VBox(4, title);
        for (var id : List.of(pair.first(), pair.second())) {
            witnessing
                    .witness(id)
                    .ifPresent(witness -> head.getChildren()
                            .add(Pieces.second(WitnessWords.name(witness) + ": "
                                    + Messages.get(
                                            "witnesses.means." + witness.kind().wireName()) + ".")));
        }
        head.setPadding(new Insets(12));
        head.getStyleClass().add("ruled-bottom");
        return head;
    }

    private static Node figures(WitnessPair pair) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        var row = new HBox(
                figure("witnesses.inspector.both", pair.bothConfirm()),
                gap,
                figure("witnesses.inspector.against", pair.bothContradict()),
                between,
                figure("witnesses.inspector.apart", pair.disagreed().size()));
        var all = new VBox(4, row, Pieces.second(WitnessWords.kappaSentence(pair.kappa())));
        all.setPadding(new Insets(10, 12, 10, 12));
        all.getStyleClass().add("ruled-bottom");
        return all;
    }

    private static Node figure(String key, int count) {
        var name = new Label(Messages.get(key));
        name.getStyleClass().add("second");
        var figure = new Label(Figures.count(count));
        figure.getStyleClass().add("figure");
        figure.setMinHeight(32);
        return new VBox(name, figure);
    }

    private Button line(Witnessing witnessing, WitnessesViewModel.Apart apart) {
        var label =
                new Label(apart.row().map(ClaimRow::label).orElse(apart.said().claim()));
        label.getStyleClass().add("mono");
        label.setMinWidth(label.getText().length() <= LONGEST_LABEL ? Region.USE_PREF_SIZE : 130);
        label.setMaxWidth(150);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var words = new Label(WitnessWords.name(witnessing, apart.said().contradictedBy()));
        words.getStyleClass().add("second");
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var content = new HBox(8);
        apart.row().ifPresent(row -> content.getChildren().add(TierIcon.of(row.tier())));
        content.getChildren().addAll(label, words, Icons.EXPAND.icon());
        content.setAlignment(Pos.CENTER_LEFT);
        content.setPadding(new Insets(0, 12, 0, 12));
        var line = new Button();
        line.setGraphic(content);
        line.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        line.getStyleClass().addAll("quiet", "line");
        line.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(line.widthProperty());
        line.setAccessibleText(label.getText() + ", " + Messages.get("witnesses.inspector.said", words.getText()));
        line.setOnAction(event -> model.open(apart));
        return line;
    }

    private Node footer(Witnessing witnessing, WitnessPair pair) {
        var open = Buttons.secondary(
                Messages.get("witnesses.inspector.claims"), Icons.TABLE_TWIN, () -> model.openAll(witnessing, pair));
        open.setId("open-apart");
        open.setDisable(pair.disagreed().isEmpty());
        var footer = new HBox(8, open);
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }
}
