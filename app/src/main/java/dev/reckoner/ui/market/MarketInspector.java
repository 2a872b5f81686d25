package dev.reckoner.ui.market;

import dev.reckoner.audit.BecameKnown;
import dev.reckoner.audit.CaseMarket;
import dev.reckoner.audit.MarketFigures;
import dev.reckoner.market.Comparison;
import dev.reckoner.market.Effect;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Response;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What became known, the figures of the response in every measure, and what the test takes for granted. */
final class MarketInspector extends VBox {
    private static final List<String> ASSUMPTIONS =
            List.of("known", "line", "keys", "p", "adjusted", "answer", "others");

    private final MarketViewModel model;

    MarketInspector(MarketViewModel model) {
        this.model = model;
        getStyleClass().add("card");
        model.chosen().subscribe(any -> show());
    }

    private void show() {
        var view = model.view().get();
        var chosen = model.chosen().get();
        if (view.isEmpty() || chosen.isEmpty()) {
            var nothing = new EmptyState(
                    Icons.FINDING, Messages.get("market.inspector.none"), Messages.get("market.inspector.none.next"));
            VBox.setVgrow(nothing, Priority.ALWAYS);
            getChildren().setAll(nothing);
            return;
        }
        var market = view.get().market();
        var line = chosen.get();
        var body = new VBox(figures(market, line), assumptions());
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head(market, line.known()), scroll, footer(line.known()));
    }

    private static Node head(CaseMarket market, BecameKnown one) {
        var intervention = one.intervention();
        var title = new Label(Messages.get(
                "market.inspector.kind."
                        + one.counts().keySet().stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(".")),
                MarketWords.day(intervention.known())));
        title.getStyleClass().add("subject");
        var head = new VBox(
                4,
                title,
                prose(
                        Messages.get(
                                "market.inspector.about",
                                one.party(),
                                MarketWords.known(one),
                                Figures.minute(intervention.known()),
                                Figures.count(one.entry())),
                        "second"));
        var near = market.near(one);
        if (!near.isEmpty()) {
            head.getChildren()
                    .add(prose(
                            Messages.get(
                                    "market.near",
                                    one.party(),
                                    near.stream()
                                            .map(other -> MarketWords.known(other) + ", "
                                                    + MarketWords.day(
                                                            other.intervention().known()))
                                            .collect(Collectors.joining("; "))),
                            "second"));
        }
        head.setPadding(new Insets(12));
        head.getStyleClass().add("ruled-bottom");
        head.setMinHeight(Region.USE_PREF_SIZE);
        return head;
    }

    private static Label prose(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "prose");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node figures(CaseMarket market, MarketView.Line line) {
        var grid = new GridPane(12, 4);
        grid.setId("market-numbers");
        var title = new Label(Messages.get("market.inspector.figures"));
        title.getStyleClass().add("panel-title");
        grid.add(title, 0, 0);
        int column = 1;
        for (Measure measure : Measure.values()) {
            grid.add(right(new Label(MarketWords.noun(measure, market)), "second"), column++, 0);
        }
        row(grid, 1, "before", line, response -> before(response));
        row(grid, 2, "expected", line, response -> told(response, Effect::projected));
        row(grid, 3, "seen", line, response -> told(response, Effect::observed));
        row(
                grid,
                4,
                "change",
                line,
                response -> response.effect()
                        .map(effect -> MarketFigures.change(effect.relative()))
                        .orElse(Messages.get("market.notTold")));
        row(grid, 5, "p", line, response -> MarketWords.p(response.p()));
        row(grid, 6, "adjusted", line, response -> MarketWords.p(response.adjusted()));
        row(grid, 7, "answer", line, response -> MarketWords.movement(response.movement()));
        var box = new VBox(8, grid, prose(others(line), "second"));
        box.setPadding(new Insets(10, 12, 10, 12));
        box.getStyleClass().add("ruled-bottom");
        return box;
    }

    private static void row(
            GridPane grid, int row, String key, MarketView.Line line, Function<Response, String> figure) {
        var name = new Label(Messages.get("market.inspector." + key));
        name.getStyleClass().add("second");
        grid.add(name, 0, row);
        int column = 1;
        for (Measure measure : Measure.values()) {
            String text = line.response().in(measure).map(figure).orElse(Messages.get("market.notTold"));
            grid.add(right(new Label(text), row == 7 ? "second" : "mono"), column++, row);
        }
    }

    private static Label right(Label label, String style) {
        label.getStyleClass().add(style);
        GridPane.setHalignment(label, HPos.RIGHT);
        GridPane.setHgrow(label, Priority.ALWAYS);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String before(Response response) {
        var buckets = response.buckets();
        return MarketFigures.amount(buckets.values().stream()
                .limit(buckets.before())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0));
    }

    private static String told(Response response, ToDoubleFunction<Effect> figure) {
        return response.effect()
                .map(effect -> MarketFigures.amount(figure.applyAsDouble(effect)))
                .orElse(Messages.get("market.notTold"));
    }

    private static String others(MarketView.Line line) {
        return line.response()
                .in(Measure.CLAIMS)
                .flatMap(Response::comparison)
                .map(MarketInspector::others)
                .orElseGet(() -> Messages.get("market.inspector.others.none"));
    }

    private static String others(Comparison comparison) {
        String p = comparison.p().isPresent()
                ? Messages.get(
                        "market.inspector.others.p",
                        MarketFigures.p(comparison.p().getAsDouble()),
                        comparison.placements())
                : "";
        return Messages.get(
                "market.inspector.others",
                MarketFigures.change(comparison.theirs()),
                comparison.others(),
                MarketFigures.change(comparison.difference()),
                p);
    }

    private static Node assumptions() {
        var title = new Label(Messages.get("market.inspector.assumptions"));
        title.getStyleClass().add("panel-title");
        var box = new VBox(6, title);
        for (String each : ASSUMPTIONS) {
            box.getChildren()
                    .add(prose(Messages.get("market.inspector.assume." + each, CaseMarket.TERMS.before()), "second"));
        }
        box.setPadding(new Insets(10, 12, 12, 12));
        return box;
    }

    private Node footer(BecameKnown one) {
        var claims =
                Buttons.secondary(Messages.get("market.inspector.claims"), Icons.TABLE_TWIN, () -> openClaims(one));
        claims.setId("market-open-claims");
        var entry = Buttons.secondary(
                Messages.get("market.inspector.entry"),
                Icons.LEDGER,
                () -> model.context().navigator().go(PlaceId.LEDGER, new Visit.Entry(one.entry())));
        entry.setId("market-open-entry");
        var footer = new HBox(8, claims, entry);
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }

    private void openClaims(BecameKnown one) {
        String name = Messages.get("market.inspector.filter", one.party(), MarketWords.known(one));
        model.context().navigator().showClaims(ClaimFilter.only(name, new HashSet<>(one.claims())));
    }
}
