package dev.reckoner.ui.policies;

import dev.reckoner.audit.PolicyFigures;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.TradeOff;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Messages;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What checking costs against what may still be wrong, and a slider for what the application can survive. */
final class TradeOffCard extends VBox {
    /** Exponents of ten at the ends of the slider: 0.01 % and all. */
    private static final double LEAST = -4;

    private final PoliciesViewModel model;
    private final ChartCard chart = new ChartCard(Messages.get("policies.chart"), 240, 190);
    private final Label sentence = new Label();

    TradeOffCard(PoliciesViewModel model) {
        this.model = model;
        chart.chart().setId("policy-chart");
        chart.chart()
                .onChosen(name -> model.items().stream()
                        .filter(item -> item.name().equals(name))
                        .findFirst()
                        .ifPresent(item -> model.chosen().set(Optional.of(item))));
        chart.below(limit());
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().add(chart);
        model.played().subscribe(played -> show());
        model.chosen().subscribe(item -> show());
        model.limit().subscribe(limit -> show());
    }

    private HBox limit() {
        var name = new Label(Messages.get("policies.limit"));
        name.getStyleClass().add("second");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var slider = new Slider(LEAST, 0, Math.log10(model.limit().get()));
        slider.setId("policy-limit");
        slider.setBlockIncrement(0.25);
        slider.setAccessibleText(Messages.get("policies.limit"));
        slider.setPrefWidth(110);
        slider.setMinWidth(60);
        name.setLabelFor(slider);
        slider.valueProperty().subscribe(value -> model.limit().set(twoDigits(Math.pow(10, value.doubleValue()))));
        var figure = new Label();
        figure.getStyleClass().add("mono");
        figure.setMinWidth(52);
        figure.textProperty().bind(model.limit().map(limit -> PolicyFigures.percent(limit.doubleValue())));
        sentence.getStyleClass().addAll("second", "plain");
        sentence.setId("policy-survives");
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Tips.whenCut(sentence);
        var line = new HBox(8, name, slider, figure, sentence);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("policy-limit", "ruled-top");
        return line;
    }

    private static double twoDigits(double value) {
        return new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }

    private void show() {
        var shown = model.played().get().stream().filter(Played::acceptsSome).toList();
        long claims =
                model.played().get().stream().findFirst().map(Played::claims).orElse(0L);
        var dots = shown.stream().map(this::dot).toList();
        double limit = model.limit().get();
        chart.show(
                dots.isEmpty() ? "" : Messages.get("policies.chart.about"),
                dots.isEmpty()
                        ? Optional.empty()
                        : Optional.of((width, height) -> TradeOff.of(dots, limit, claims, width, height)));
        sentence.setText(dots.isEmpty() ? "" : withEmpty(sentence(shown, limit)));
    }

    private TradeOff.Dot dot(Played played) {
        var row = played.row();
        boolean chosen = model.chosen()
                .get()
                .filter(item -> item.name().equals(played.item().name()))
                .isPresent();
        return new TradeOff.Dot(
                played.item().name(),
                played.item().mark(),
                row.cost().seconds(),
                row.risk().bound(),
                chosen);
    }

    /** A policy that accepts nothing leaves no risk and is no answer: it has no place in the chart. */
    private String withEmpty(String sentence) {
        var names = model.played().get().stream()
                .filter(each -> !each.acceptsSome())
                .map(each -> each.item().name())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? sentence : Messages.get("policies.limit.empty", sentence, names);
    }

    private static String sentence(List<Played> shown, double limit) {
        var names = shown.stream()
                .filter(each -> each.row().risk().bound() <= limit)
                .map(each -> each.item().name())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Messages.get("policies.limit.none") : Messages.get("policies.limit.met", names);
    }
}
