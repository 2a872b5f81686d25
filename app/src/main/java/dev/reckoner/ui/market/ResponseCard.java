package dev.reckoner.ui.market;

import dev.reckoner.audit.CaseMarket;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Response;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What users did after one of it: the sentence, its figures, what it does not say, and the days before and after. */
final class ResponseCard extends VBox {
    private final MarketViewModel model;
    private final Label sentence = new Label();
    private final Label figures = new Label();
    private final Label because = new Label(Messages.get("market.because"));
    private final ChartCard card;

    ResponseCard(MarketViewModel model) {
        super(12);
        this.model = model;
        sentence.setId("market-sentence");
        sentence.getStyleClass().addAll("subject", "prose");
        figures.setId("market-figures");
        figures.getStyleClass().add("mono");
        because.getStyleClass().addAll("second", "prose");
        List.of(sentence, because).forEach(label -> label.setMinHeight(Region.USE_PREF_SIZE));
        figures.managedProperty().bind(figures.textProperty().isNotEmpty());
        var words = new VBox(4, sentence, figures, because);
        words.setPadding(new Insets(12));
        var said = Card.plain().content(words);
        said.setMinHeight(Region.USE_PREF_SIZE);
        card = new ChartCard(Messages.get("market.chart.title"), 380, 190);
        card.tools(measures());
        setVgrow(card, Priority.ALWAYS);
        getChildren().addAll(said, card);
        model.chosen().subscribe(any -> show());
        model.measure().subscribe(any -> show());
    }

    private SegmentedChoice<Measure> measures() {
        var measures = new SegmentedChoice<>(
                List.of(Measure.values()),
                measure -> Messages.get("market.measure." + measure.name().toLowerCase(Locale.ROOT)));
        measures.setId("market-measure");
        measures.setAlignment(Pos.CENTER_LEFT);
        measures.setAccessibleText(Messages.get("market.measure"));
        measures.chosen().bindBidirectional(model.measure());
        return measures;
    }

    private void show() {
        var view = model.view().get();
        var chosen = model.chosen().get();
        if (view.isEmpty() || chosen.isEmpty()) {
            card.show("", Optional.empty());
            return;
        }
        var market = view.get().market();
        var line = chosen.get();
        var measure = model.measure().get();
        String words = MarketWords.sentence(market, line, measure);
        sentence.setText(words);
        var response = line.response().in(measure);
        figures.setText(response.map(MarketWords::figures).orElse(""));
        String noun = MarketWords.noun(measure, market);
        card.show(
                response.isEmpty() ? "" : Messages.get("market.chart.about", noun),
                response.map(found -> drawing(market, line, found, words, noun)));
    }

    private static ChartView.Drawing drawing(
            CaseMarket market, MarketView.Line line, Response response, String sentence, String noun) {
        var others = response.buckets().ofOthers(market.market(), line.known().party(), response.measure());
        var contents = new ResponsePicture.Contents(response, others, sentence, noun);
        return (width, height) -> ResponsePicture.of(contents, width, height);
    }
}
