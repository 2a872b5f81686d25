package dev.reckoner.ui.reputation;

import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlacePart;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The reputations of some subjects over time, small ones of all, and how they compare. */
final class TimelinesPart implements PlacePart {
    private final ReputationViewModel model;
    private final VBox view;
    private final StackPane inspector;

    TimelinesPart(ReputationViewModel model, Erc8004Model erc8004) {
        this.model = model;
        var event = new ReputationInspector(model);
        event.visibleProperty().bind(erc8004.asked().not());
        inspector = new StackPane(event, new Erc8004Form(erc8004));
        var content = new StackPane();
        VBox.setVgrow(content, Priority.ALWAYS);
        view = new VBox(12, new TimelinesBar(model), content);
        var scroll = cards();
        var empty = Card.plain()
                .content(new EmptyState(
                        Icons.VERDICT, Messages.get("reputation.empty"), Messages.get("reputation.empty.next")));
        empty.visibleProperty()
                .bind(model.view()
                        .map(shown -> shown.stream()
                                .anyMatch(read -> read.standings().subjects().isEmpty())));
        var failed = Card.plain();
        failed.visibleProperty().bind(model.failure().isNotEmpty());
        model.failure()
                .subscribe(
                        why -> failed.content(new EmptyState(Icons.WARNING, Messages.get("reputation.failed"), why)));
        scroll.visibleProperty()
                .bind(empty.visibleProperty().not().and(failed.visibleProperty().not()));
        content.getChildren().addAll(scroll, empty, failed);
    }

    private ScrollPane cards() {
        var timelines = new TimelinesCard(model);
        timelines.setMinHeight(320);
        VBox.setVgrow(timelines, Priority.ALWAYS);
        var scroll = new ScrollPane(new VBox(12, timelines, new OthersCard(model), new ComparisonCard(model)));
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
