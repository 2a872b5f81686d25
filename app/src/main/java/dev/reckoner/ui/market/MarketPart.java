package dev.reckoner.ui.market;

import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlacePart;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Whether users answered to what became known of operators or providers. */
public final class MarketPart implements PlacePart {
    private static final double LIST = 248;

    private final MarketViewModel model;
    private final VBox view;
    private final MarketInspector inspector;

    /** The part for an open case. */
    public MarketPart(PlaceContext context) {
        model = new MarketViewModel(context);
        inspector = new MarketInspector(model);
        var content = new StackPane();
        VBox.setVgrow(content, Priority.ALWAYS);
        view = new VBox(12, new MarketBar(model), content);
        var empty = Card.plain()
                .content(new EmptyState(Icons.PAYER, Messages.get("market.empty"), Messages.get("market.empty.next")));
        var failed = Card.plain();
        model.failure()
                .subscribe(why -> failed.content(new EmptyState(Icons.WARNING, Messages.get("market.failed"), why)));
        var all = cards();
        BooleanBinding fails = model.failure().isNotEmpty();
        BooleanBinding nothing = Bindings.createBooleanBinding(
                () -> model.view().get().stream().anyMatch(read -> read.listed().isEmpty()), model.view());
        failed.visibleProperty().bind(fails);
        empty.visibleProperty().bind(nothing.and(fails.not()));
        all.visibleProperty().bind(nothing.not().and(fails.not()));
        content.getChildren().addAll(all, empty, failed);
    }

    private ScrollPane cards() {
        var list = new KnownList(model);
        list.setMinWidth(LIST);
        list.setPrefWidth(LIST);
        var response = new ResponseCard(model);
        HBox.setHgrow(response, Priority.ALWAYS);
        var one = new HBox(12, list, response);
        one.setMinHeight(340);
        VBox.setVgrow(one, Priority.ALWAYS);
        var scroll = new ScrollPane(new VBox(12, one, new PopulationCards(model)));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node inspector() {
        return inspector;
    }

    @Override
    public void shown() {
        model.shown();
    }
}
