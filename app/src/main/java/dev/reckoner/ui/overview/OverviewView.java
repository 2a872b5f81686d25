package dev.reckoner.ui.overview;

import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Six cards in two columns. Scrolls only where the window is low. */
final class OverviewView extends StackPane {
    private static final double GAP = 12;
    private static final double LEAST_COUNTS = 148;
    private static final double DAYS = 252;
    /** Where the band of isolations stands above it, so that a window of 900 px still shows everything. */
    private static final double LOW_DAYS = 190;

    private static final double LEAST_FINDINGS = 304;

    private final OverviewViewModel model;
    private final CountsCard counts;
    private final StatementCard statement = new StatementCard();
    private final DaysCard days = new DaysCard();
    private final DecisionsCard decisions;
    private final FindingsCard findings;
    private final CoverageCard coverage = new CoverageCard();
    private final IsolationBand isolations;
    private final Node cards;
    private final Node nothing;

    OverviewView(OverviewViewModel model) {
        this.model = model;
        counts = new CountsCard(model::open);
        decisions = new DecisionsCard(model::open, model::openClaims);
        findings = new FindingsCard(model::open, model::openClaims);
        isolations = new IsolationBand(model::openMarked, model::openTouched);
        cards = scrolling(column());
        nothing = Card.plain().content(nothing());
        model.summary().subscribe(summary -> show());
        model.trouble().subscribe(trouble -> show());
        model.coverage().subscribe(read -> read.ifPresent(this::show));
        model.isolations().subscribe(isolations::show);
    }

    /** Figures from before something went wrong would be taken for those of now. */
    private void show() {
        model.trouble()
                .get()
                .ifPresentOrElse(
                        trouble -> getChildren().setAll(Card.plain().content(new TroubleView(trouble, model))),
                        () -> model.summary().get().ifPresent(this::show));
    }

    private void show(Summary summary) {
        getChildren().setAll(summary.trails() == 0 ? nothing : cards);
        counts.show(summary);
        statement.show(summary);
        days.show(summary);
        decisions.show(summary.decisions());
        findings.show(summary);
        coverage.show(summary);
    }

    private void show(CaseCoverage read) {
        days.show(read);
        findings.show(read);
        coverage.show(read);
    }

    private EmptyState nothing() {
        return new EmptyState(
                Icons.TRAIL,
                Messages.get("overview.empty"),
                Messages.get("overview.empty.next"),
                Buttons.withKey(
                        Buttons.primary(Messages.get("command.import"), Icons.IMPORT, model::importTrail), "Ctrl+O"));
    }

    /** The band takes room only while something is isolated. */
    private VBox column() {
        var grid = grid();
        VBox.setVgrow(grid, Priority.ALWAYS);
        return new VBox(GAP, isolations, grid);
    }

    private GridPane grid() {
        var grid = new GridPane(GAP, GAP);
        grid.addRow(0, counts, statement);
        grid.addRow(1, days, decisions);
        grid.addRow(2, findings, coverage);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setPercentWidth(65);
        var narrow = new ColumnConstraints();
        narrow.setHgrow(Priority.ALWAYS);
        narrow.setPercentWidth(35);
        grid.getColumnConstraints().addAll(wide, narrow);
        // The statement needs a third line where the window is narrow.
        counts.setMinHeight(LEAST_COUNTS);
        statement.setMinHeight(Region.USE_PREF_SIZE);
        var first = new RowConstraints(RowConstraints.CONSTRAIN_TO_PREF, Region.USE_COMPUTED_SIZE, Double.MAX_VALUE);
        var middle = new RowConstraints(DAYS, DAYS, DAYS);
        isolations.managedProperty().subscribe(some -> setHeight(middle, some ? LOW_DAYS : DAYS));
        var last = new RowConstraints(LEAST_FINDINGS, LEAST_FINDINGS, Double.MAX_VALUE);
        last.setVgrow(Priority.ALWAYS);
        last.minHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.max(LEAST_FINDINGS, findings.leastHeight()),
                        findings.widthProperty(),
                        model.coverage()));
        grid.getRowConstraints().addAll(first, middle, last);
        grid.minHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.max(LEAST_COUNTS, statement.prefHeight(statement.getWidth()))
                                + middle.getMinHeight()
                                + last.getMinHeight()
                                + 2 * GAP,
                        statement.widthProperty(),
                        model.summary(),
                        middle.minHeightProperty(),
                        last.minHeightProperty()));
        return grid;
    }

    private static void setHeight(RowConstraints row, double height) {
        row.setMinHeight(height);
        row.setPrefHeight(height);
        row.setMaxHeight(height);
    }

    private static ScrollPane scrolling(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }
}
