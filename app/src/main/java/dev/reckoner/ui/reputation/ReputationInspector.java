package dev.reckoner.ui.reputation;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.subject.AuditDay;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierLabel;
import dev.reckoner.ui.dossier.AnswerCard;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The event that is looked at: what it did, what it rests on, and what else befell its subject. */
final class ReputationInspector extends VBox {
    private final ReputationViewModel model;
    private final RestList rests;
    private final EventList events;
    private final VBox head = new VBox(4);
    private final VBox body = new VBox();

    ReputationInspector(ReputationViewModel model) {
        this.model = model;
        rests = new RestList(model);
        events = new EventList(model);
        VBox.setVgrow(events, Priority.ALWAYS);
        getStyleClass().add("card");
        head.setPadding(new Insets(12));
        head.getStyleClass().add("ruled-bottom");
        model.detail().subscribe(any -> show());
        model.view().subscribe(any -> show());
    }

    private void show() {
        var view = model.view().get();
        var detail = model.detail().get();
        if (view.isEmpty() || view.get().records().isEmpty() || detail.isEmpty()) {
            var nothing = new EmptyState(
                    Icons.FINDING,
                    Messages.get("reputation.inspector.none"),
                    Messages.get("reputation.inspector.none.next"));
            VBox.setVgrow(nothing, Priority.ALWAYS);
            getChildren().setAll(nothing);
            return;
        }
        head(detail.get().event());
        body.getChildren().setAll(figures(view.get(), detail.get().event()));
        rests.show(detail.get());
        events.show(view.get(), detail.get().number());
        body.getChildren().add(rests);
        detail.get().answers().forEach(given -> body.getChildren().add(new AnswerCard(given)));
        body.getChildren().add(events);
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, footer(detail.get()));
    }

    private void head(SubjectEvent event) {
        var title = new Label(title(event));
        title.getStyleClass().add("subject");
        title.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(8, title, gap);
        line.setAlignment(Pos.CENTER_LEFT);
        tier(event).ifPresent(known -> {
            var chip = TierLabel.chip(known);
            chip.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(chip);
        });
        var about = new Label(about(event));
        about.getStyleClass().addAll("second", "prose");
        about.setMinHeight(Region.USE_PREF_SIZE);
        head.getChildren().setAll(line, about);
    }

    private static String title(SubjectEvent event) {
        String day = Figures.day(event.at()).toString();
        return event instanceof SubjectEvent.Audited audited
                ? Messages.get(
                        audited.day().isFinding() ? "reputation.inspector.finding" : "reputation.inspector.audit", day)
                : day;
    }

    private static Optional<Tier> tier(SubjectEvent event) {
        if (!(event instanceof SubjectEvent.Audited audited)) {
            return Optional.empty();
        }
        if (audited.day().isFinding()) {
            return Optional.of(Tier.CONTRAINDICATED);
        }
        return Optional.of(audited.day().count(Outcome.GOOD) > 0 ? Tier.AFFIRMING : Tier.NONE);
    }

    private static String about(SubjectEvent event) {
        if (!(event instanceof SubjectEvent.Audited audited)) {
            return Messages.get(
                    "reputation.inspector.other.about", Mark.of(event).words());
        }
        AuditDay day = audited.day();
        if (day.isFinding() && day.verdicts().size() == 1) {
            return Messages.get("reputation.inspector.finding.one");
        }
        return day.isFinding()
                ? Messages.get(
                        "reputation.inspector.finding.about",
                        day.count(Outcome.BAD),
                        day.verdicts().size())
                : Messages.get(
                        "reputation.inspector.audit.about",
                        day.count(Outcome.GOOD),
                        day.verdicts().size(),
                        day.count(Outcome.UNDECIDED));
    }

    private Node figures(View view, SubjectEvent event) {
        var record = view.records().getFirst();
        var parameters = record.timeline().parameters();
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var today = figure("reputation.inspector.today", record.at(view.at()), parameters, Pos.CENTER_RIGHT);
        var row = new HBox(8);
        row.setAlignment(Pos.BOTTOM_LEFT);
        row.setPadding(new Insets(10, 12, 10, 12));
        row.getStyleClass().add("ruled-bottom");
        if (event instanceof SubjectEvent.Audited audited) {
            var arrow = Icons.FORWARD.icon();
            HBox.setMargin(arrow, new Insets(0, 0, 9, 0));
            row.getChildren()
                    .addAll(
                            figure("reputation.inspector.before", audited.day().before(), parameters, Pos.CENTER_LEFT),
                            arrow,
                            figure("reputation.inspector.after", audited.day().after(), parameters, Pos.CENTER_LEFT));
        } else {
            row.getChildren()
                    .add(figure("reputation.inspector.then", record.at(event.at()), parameters, Pos.CENTER_LEFT));
        }
        row.getChildren().addAll(gap, today);
        return row;
    }

    private static Node figure(String key, Opinion opinion, ReputationParameters parameters, Pos side) {
        var name = new Label(Messages.get(key));
        name.getStyleClass().add("second");
        boolean shown = opinion.isShown(parameters);
        var figure =
                new Label(shown ? Shares.exact(opinion.expectation()) : Messages.get("reputation.inspector.notEnough"));
        figure.getStyleClass().add(shown ? "figure" : "figure-2");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        figure.setMinHeight(32);
        var both = new VBox(name, figure);
        both.setAlignment(side);
        return both;
    }

    private Node footer(Detail detail) {
        var open = Buttons.secondary(
                Messages.get("reputation.inspector.open"), Icons.TABLE_TWIN, () -> openClaims(detail));
        var grounds = Buttons.secondary(
                Messages.get("reputation.inspector.grounds"), Icons.SHARED, () -> showGrounds(detail));
        List.of(open, grounds)
                .forEach(button -> button.setDisable(detail.claims().isEmpty()));
        var footer = new HBox(8, open, grounds);
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }

    private void openClaims(Detail detail) {
        String subject = model.view()
                .get()
                .map(view -> Names.of(view.chosen().getFirst()))
                .orElse("");
        String name = Messages.get(
                "reputation.inspector.claims", subject, Mark.of(detail.event()).words());
        model.context().navigator().showClaims(ClaimFilter.only(name, new HashSet<>(detail.claims())));
    }

    /** Who answers for the gravest of its claims. */
    private void showGrounds(Detail detail) {
        detail.rests().stream()
                .map(Detail.Rest::claim)
                .findFirst()
                .or(() -> detail.claims().stream().findFirst())
                .ifPresent(claim -> {
                    model.context().selection().claim().set(Optional.of(claim));
                    model.context().navigator().show(PlaceId.ATTRIBUTION);
                });
    }
}
