package dev.reckoner.ui.reputation;

import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reputation.TimelinePicture.Contents;
import dev.reckoner.ui.reputation.TimelinePicture.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.RangeSlider;

/** The timelines with the lane of events, and below them which time is in sight. */
final class TimelinesCard extends StackPane {
    private static final double ZOOM = 0.8;

    private final ReputationViewModel model;
    private final ChartCard card = new ChartCard(Messages.get("reputation.chart.title"), 420, 230);
    private final RangeSlider range = new RangeSlider(0, 1, 0, 1);
    private final StackPane rangeRoom = new StackPane(range);
    private final Label time = new Label();
    private boolean following;

    TimelinesCard(ReputationViewModel model) {
        this.model = model;
        var isolated = new CheckBox(Messages.get("reputation.isolated.count"));
        isolated.setId("count-isolated");
        isolated.selectedProperty().bindBidirectional(model.withIsolated());
        isolated.setMinWidth(Region.USE_PREF_SIZE);
        isolated.visibleProperty().bind(model.view().map(view -> view.stream().anyMatch(View::touchesIsolated)));
        isolated.managedProperty().bind(isolated.visibleProperty());
        time.setGraphic(Icons.of("fth-calendar"));
        time.getStyleClass().add("second");
        time.setMinWidth(Region.USE_PREF_SIZE);
        card.tools(isolated, time);
        card.chart().onChosen(target -> model.selectNext(numbers(target)));
        card.chart().setOnScroll(event -> {
            zoom(event.getX(), event.getDeltaY());
            event.consume();
        });
        range();
        card.below(rangeRoom);
        getChildren().add(card);
        model.lines().subscribe(any -> draw());
        model.detail().subscribe(any -> draw());
    }

    private static List<Integer> numbers(String target) {
        return Arrays.stream(target.split(",", -1)).map(Integer::valueOf).toList();
    }

    private void range() {
        range.setId("time-range");
        range.setAccessibleText(Messages.get("reputation.range"));
        range.setBlockIncrement(0.02);
        range.lowValueProperty().addListener((any, was, now) -> ranged());
        range.highValueProperty().addListener((any, was, now) -> ranged());
        range.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                model.view().get().ifPresent(view -> model.span().set(Optional.of(view.whole())));
            }
        });
        model.span().subscribe(span -> span.ifPresent(this::follow));
    }

    private void ranged() {
        if (!following) {
            model.view()
                    .get()
                    .ifPresent(view -> model.span()
                            .set(Optional.of(view.whole().part(range.getLowValue(), range.getHighValue()))));
        }
    }

    private void follow(Span span) {
        time.setText(Messages.get(
                "reputation.range.words",
                Figures.day(span.from()).toString(),
                Figures.day(span.until()).toString()));
        model.view().get().ifPresent(view -> {
            following = true;
            range.setLowValue(Math.clamp(view.whole().share(span.from()), 0, 1));
            range.setHighValue(Math.clamp(view.whole().share(span.until()), 0, 1));
            following = false;
        });
    }

    /** Around the time under the pointer. */
    private void zoom(double x, double delta) {
        if (model.view().get().isEmpty() || model.span().get().isEmpty() || delta == 0) {
            return;
        }
        var whole = model.view().get().get().whole();
        var span = model.span().get().get();
        double right = card.chart().getWidth()
                - contents().map(TimelinePicture::labelRoom).orElse(0.0);
        double under = Math.clamp((x - Frame.LEFT) / Math.max(1, right - Frame.LEFT), 0, 1);
        double factor = delta > 0 ? ZOOM : 1 / ZOOM;
        double low = whole.share(span.at(under * (1 - factor)));
        double high = whole.share(span.at(under + (1 - under) * factor));
        model.span().set(Optional.of(whole.part(Math.max(0, low), Math.min(1, high))));
    }

    private void draw() {
        var contents = contents();
        card.show(
                model.view().get().map(view -> about(view)).orElse(""),
                contents.map(known -> (width, height) -> TimelinePicture.of(known, width, height)));
        contents.ifPresent(known ->
                StackPane.setMargin(range, new Insets(0, TimelinePicture.labelRoom(known) - 8, 6, Frame.LEFT - 8)));
    }

    private static String about(View view) {
        return Messages.get(
                "reputation.chart.about",
                Shares.level(view.standings().question().parameters().bandLevel()));
    }

    private Optional<Contents> contents() {
        var view = model.view().get();
        var lines = model.lines().get();
        var span = model.span().get();
        if (view.isEmpty()
                || lines.isEmpty()
                || span.isEmpty()
                || lines.get().chosen().isEmpty()) {
            return Optional.empty();
        }
        var named = new ArrayList<Named>();
        for (var line : lines.get().chosen()) {
            named.add(new Named(
                    Names.of(line.subject()), model.slot(line.subject()).orElse(Slot.SIXTH), line));
        }
        var selected = model.detail().get();
        return Optional.of(new Contents(
                named,
                span.get(),
                view.get().events(),
                Window.of(view.get().events(), view.get().at()),
                view.get().fault(),
                selected.filter(detail -> detail.number() < view.get().events().size())
                        .map(detail -> OptionalInt.of(detail.number()))
                        .orElse(OptionalInt.empty())));
    }
}
