package dev.reckoner.ui.dossier;

import dev.reckoner.audit.Dossier;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.ui.chart.ChartCard;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlacePart;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The dossier of one subject on a page: the sentence first, then its history, findings with their answers, and who it is. */
public final class DossierPart implements PlacePart {
    private static final double LEFT_SHARE = 56;

    private final DossierModel model;
    private final VBox view = new VBox(12);
    private final StackPane content = new StackPane();
    private final ScrollPane scroll = new ScrollPane();
    private final DossierInspector inspector;
    private Optional<SubjectId> drawn = Optional.empty();

    /** The part for an open case. */
    public DossierPart(PlaceContext context) {
        this(context, Optional.empty());
    }

    DossierPart(PlaceContext context, Optional<FileAsk> chooser) {
        model = new DossierModel(context);
        var ask = chooser.orElseGet(() -> FileAsk.dialogs(view));
        inspector = new DossierInspector(model, ask);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(content, Priority.ALWAYS);
        view.getChildren().addAll(new DossierBar(model, ask), content);
        model.dossier().subscribe(any -> show());
        model.chosen().subscribe(any -> show());
        model.failure().subscribe(any -> show());
    }

    /** Shows the dossier of that subject. */
    public void show(SubjectId id) {
        model.show(id);
    }

    private void show() {
        var dossier = model.dossier().get();
        if (!model.failure().get().isEmpty()) {
            empty(Icons.WARNING, "dossier.failed", model.failure().get());
        } else if (dossier.isEmpty()) {
            empty(Icons.FINDING, "dossier.none", Messages.get("dossier.none.next"));
        } else {
            boolean other = !drawn.equals(Optional.of(dossier.get().subject()));
            double at = scroll.getVvalue();
            scroll.setContent(page(dossier.get()));
            scroll.setVvalue(other ? 0 : at);
            drawn = Optional.of(dossier.get().subject());
            content.getChildren().setAll(scroll);
        }
    }

    private void empty(Icons icon, String what, String next) {
        drawn = Optional.empty();
        content.getChildren().setAll(Card.plain().content(new EmptyState(icon, Messages.get(what), next)));
    }

    private Node page(Dossier dossier) {
        var chosen = model.chosen().get();
        var side = new SideCards(model, dossier);
        var columns = new GridPane(12, 0);
        for (double share : new double[] {LEFT_SHARE, 100 - LEFT_SHARE}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            column.setMinWidth(0);
            columns.getColumnConstraints().add(column);
        }
        columns.add(new VBox(12, new FindingsCard(model, dossier, chosen), side.isolations(), side.answers()), 0, 0);
        columns.add(new VBox(12, side.coverage(), side.keys(chosen), side.identity()), 1, 0);
        var page = new VBox(12, new SentenceCard(dossier));
        if (!dossier.days().isEmpty()) {
            page.getChildren().add(history(dossier));
        }
        page.getChildren().add(columns);
        return page;
    }

    private static Node history(Dossier dossier) {
        double height = DossierPicture.height(dossier);
        var chart = new ChartCard(Messages.get("dossier.chart"), 320, height);
        chart.setId("dossier-chart");
        chart.show(
                Messages.get("dossier.chart.about"),
                Optional.of((width, most) -> DossierPicture.of(dossier, width, most)));
        chart.setMinHeight(height + 44);
        chart.setPrefHeight(height + 44);
        return chart;
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
