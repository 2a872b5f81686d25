package dev.reckoner.ui.reputation;

import dev.reckoner.audit.ReliabilityFigures;
import dev.reckoner.reputation.Band;
import dev.reckoner.reputation.subject.SubjectRecord;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every subject of the kind, small and on the same scale; a press compares it or takes it away. */
final class OthersCard extends VBox {
    /** So many stand side by side. */
    static final int MOST = 12;

    private static final double TILE = 132;
    private static final double PICTURE = 36;

    private final ReputationViewModel model;
    private final Card card = new Card("").ruled();
    private final HBox tiles = new HBox();
    private final Label more = new Label();

    OthersCard(ReputationViewModel model) {
        this.model = model;
        var about = new Label(Messages.get("reputation.others.about"));
        about.getStyleClass().add("second");
        more.getStyleClass().add("second");
        card.beside(about).tools(more);
        var scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(112);
        scroll.setPrefHeight(114);
        card.content(scroll);
        card.setMinHeight(USE_PREF_SIZE);
        getChildren().add(card);
        setMinHeight(USE_PREF_SIZE);
        model.lines().subscribe(lines -> lines.ifPresent(this::show));
    }

    private void show(ReputationViewModel.Lines lines) {
        model.view().get().ifPresent(view -> {
            card.titleProperty()
                    .set(Messages.get("reputation.others."
                            + view.standings().question().kind().wireName()));
            var subjects = view.standings().subjects();
            int left = subjects.size() - Math.min(MOST, subjects.size());
            more.setText(left == 0 ? "" : Messages.get("reputation.others.more", left));
            fill(view, subjects.subList(0, Math.min(MOST, subjects.size())), lines.all());
        });
    }

    /** The tiles stay while only their lines change, so that the keyboard keeps its place. */
    private void fill(View view, List<SubjectRecord> subjects, List<Line> lines) {
        while (tiles.getChildren().size() > subjects.size()) {
            tiles.getChildren().removeLast();
        }
        while (tiles.getChildren().size() < subjects.size()) {
            var tile = new Tile();
            HBox.setHgrow(tile, Priority.ALWAYS);
            tiles.getChildren().add(tile);
        }
        for (int i = 0; i < Math.min(subjects.size(), lines.size()); i++) {
            ((Tile) tiles.getChildren().get(i)).show(view, subjects.get(i), lines.get(i));
        }
    }

    /** One subject. */
    private final class Tile extends Button {
        private final Label name = new Label();
        private final Label figure = new Label();
        private final Label band = new Label();
        private final Label open = new Label();
        private final ChartView chart = new ChartView(60, PICTURE);

        Tile() {
            getStyleClass().addAll("quiet", "tile");
            name.getStyleClass().add("name");
            name.setMinWidth(0);
            figure.getStyleClass().add("mono");
            figure.setMinWidth(Region.USE_PREF_SIZE);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var head = new HBox(8, name, gap, figure);
            head.setAlignment(Pos.CENTER_LEFT);
            chart.setMouseTransparent(true);
            chart.setFocusTraversable(false);
            List.of(band, open).forEach(each -> {
                each.getStyleClass().add("caption");
                each.setMinWidth(0);
            });
            var content = new VBox(4, head, chart, new VBox(band, open));
            content.setPadding(new Insets(6, 12, 6, 12));
            content.prefWidthProperty().bind(widthProperty());
            setGraphic(content);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setMinWidth(TILE);
            setMaxWidth(Double.MAX_VALUE);
        }

        void show(View view, SubjectRecord subject, Line line) {
            var slot = model.slot(subject.id());
            name.setText(Names.of(subject.id()));
            figure.setText(
                    line.last().shown()
                            ? Shares.plain(line.last().expectation())
                            : Messages.get("reputation.others.none"));
            band.setText(
                    line.last().shown()
                            ? Shares.band(
                                    new Band(line.last().low(), line.last().high()))
                            : "");
            open.setText(Messages.get(
                    "reputation.others.uncertainty",
                    ReliabilityFigures.percent(line.last().uncertainty())));
            setAccessibleText(Messages.get(
                    slot.isPresent() ? "reputation.others.chosen" : "reputation.others.open",
                    Stream.of(subject.id().name(), figure.getText(), band.getText(), open.getText())
                            .filter(words -> !words.isEmpty())
                            .collect(Collectors.joining(", "))));
            pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("chosen"), slot.isPresent());
            var stroke = slot.map(Slot::stroke).orElse(new Stroke("text-3", 1.5, Dash.NONE));
            chart.show(Optional.of((width, height) -> SmallPicture.of(line, stroke, view.whole(), width, height)));
            setOnAction(event -> model.toggle(subject.id()));
        }
    }
}
