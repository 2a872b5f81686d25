package dev.reckoner.ui.overview;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLabel;
import dev.reckoner.ui.look.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Counts by tier with their share; a click shows the claims. */
final class CountsCard extends VBox {
    private static final List<Tier> ORDER = List.of(Tier.AFFIRMING, Tier.WARNING, Tier.CONTRAINDICATED, Tier.NONE);

    private final Map<Tier, Label> figures = new EnumMap<>(Tier.class);
    private final Map<Tier, Label> shares = new EnumMap<>(Tier.class);
    private final ChartView bar = new ChartView(60, 12);
    private final Label scope = styled("second");
    private final Label span = styled("mono");

    CountsCard(Consumer<Tier> open) {
        getStyleClass().add("card");
        var columns = new HBox();
        for (Tier tier : ORDER) {
            Button column = column(tier);
            column.setOnAction(event -> open.accept(tier));
            HBox.setHgrow(column, Priority.ALWAYS);
            column.setMaxWidth(Double.MAX_VALUE);
            columns.getChildren().add(column);
        }
        bar.setPrefHeight(12);
        bar.setMaxHeight(12);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(scope, gap, span);
        foot.setAlignment(Pos.CENTER_LEFT);
        // The figures stand in line with the bar; the ground of a pressed count reaches beyond it.
        VBox.setMargin(columns, new Insets(0, -8, 0, -8));
        var body = new VBox(12, columns, bar, foot);
        body.setPadding(new Insets(8, 16, 12, 16));
        getChildren().add(body);
    }

    void show(Summary summary) {
        for (Tier tier : ORDER) {
            long count = summary.tiers().getOrDefault(tier, 0L);
            label(figures, tier).setText(Figures.count(count));
            label(shares, tier)
                    .setText(Messages.get(
                            count == 0 ? "overview.share.none" : "overview.share",
                            Figures.share(count, summary.claims()),
                            Figures.count(summary.claims())));
        }
        scope.setText(Messages.get(
                "overview.scope", summary.trails(), summary.providers(), summary.operators(), summary.applications()));
        span.setText(summary.first()
                .flatMap(first -> summary.last()
                        .map(last -> Messages.get(
                                "overview.span",
                                Figures.day(first).toString(),
                                Figures.day(last).toString())))
                .orElse(""));
        bar.show(
                summary.claims() == 0
                        ? Optional.empty()
                        : Optional.of((width, height) -> TierBar.of(summary.tiers(), width, height)));
    }

    private Button column(Tier tier) {
        Label figure = styled("figure");
        Label share = styled("second");
        figures.put(tier, figure);
        shares.put(tier, share);
        var content = new VBox(2, new TierLabel(tier), figure, share);
        content.setAlignment(Pos.TOP_LEFT);
        var button = new Button("", content);
        button.setId("count-" + tier.name().toLowerCase(java.util.Locale.ROOT));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAlignment(Pos.TOP_LEFT);
        button.getStyleClass().addAll("quiet", "count");
        button.setPrefWidth(100);
        figure.textProperty()
                .subscribe(text -> button.setAccessibleText(
                        Messages.get("overview.count.spoken", text, dev.reckoner.ui.control.TierLook.word(tier))));
        return button;
    }

    private static Label label(Map<Tier, Label> labels, Tier tier) {
        return java.util.Objects.requireNonNull(labels.get(tier));
    }

    private static Label styled(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
