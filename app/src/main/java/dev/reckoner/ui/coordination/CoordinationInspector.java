package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Coordination;
import dev.reckoner.audit.PartyTrouble;
import dev.reckoner.coordination.FailurePair;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Use;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.GradeLabel;
import dev.reckoner.ui.control.HashLabel;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The ground that is looked at: who uses it, how surely, and on what that rests; or two parties and their failures. */
final class CoordinationInspector extends VBox {
    private static final int MOST_EVIDENCE = 8;
    private static final int MOST_USES = 50;

    private final CoordinationViewModel model;

    CoordinationInspector(CoordinationViewModel model) {
        this.model = model;
        getStyleClass().add("card");
        setId("coordination-inspector");
        model.chosen().subscribe(any -> show());
        model.view().subscribe(any -> show());
    }

    private void show() {
        var view = model.view().get();
        var chosen = model.chosen().get();
        if (view.isEmpty() || chosen.isEmpty()) {
            getChildren().setAll(Pieces.nothing(Icons.SHARED, "coordination.inspector.none"));
            return;
        }
        switch (chosen.get()) {
            case Chosen.Shared shared -> show(view.get(), shared.means());
            case Chosen.Pair pair -> show(view.get(), pair.pair());
        }
    }

    private void show(Coordination coordination, SharedMeans shared) {
        var body = new VBox(Pieces.section("coordination.inspector.uses"));
        shared.uses().stream()
                .limit(MOST_USES)
                .map(use -> use(coordination, use))
                .forEach(body.getChildren()::add);
        if (shared.uses().size() > MOST_USES) {
            body.getChildren()
                    .add(Pieces.padded(Pieces.second(Messages.get(
                            "coordination.inspector.evidence.more",
                            shared.uses().size() - MOST_USES))));
        }
        body.getChildren().add(Pieces.section("coordination.inspector.evidence"));
        body.getChildren().addAll(evidence(shared));
        getChildren()
                .setAll(
                        head(
                                Words.icon(shared.means().kind()).icon(),
                                Words.kind(shared.means().kind()),
                                Figures.middle(shared.means().label(), 44),
                                about(coordination, shared)),
                        Pieces.scrolled(body),
                        footer(shared));
    }

    private static Node head(Node icon, String title, String label, String about) {
        var name = new Label(title);
        name.getStyleClass().add("subject");
        name.setMinWidth(0);
        var line = new HBox(8, icon, name);
        line.setAlignment(Pos.CENTER_LEFT);
        var head = new VBox(4, line);
        if (!label.isEmpty()) {
            var whole = new Label(label);
            whole.getStyleClass().addAll("mono", "prose");
            whole.setMinHeight(Region.USE_PREF_SIZE);
            head.getChildren().add(whole);
        }
        var words = new Label(about);
        words.getStyleClass().addAll("second", "prose");
        words.setMinHeight(Region.USE_PREF_SIZE);
        head.getChildren().add(words);
        head.setPadding(new Insets(12));
        head.getStyleClass().add("ruled-bottom");
        return head;
    }

    private static String about(Coordination coordination, SharedMeans shared) {
        String words = switch (shared.standing()) {
            case JOINS -> Messages.get("coordination.inspector.joins", parties(coordination, shared));
            case COMMON ->
                Messages.get(
                        Words.isOpen(shared)
                                ? "coordination.inspector.common.open"
                                : "coordination.inspector.common.many",
                        shared.uses().size(),
                        shared.population());
            case ASSERTED_ONLY -> Messages.get("coordination.inspector.stated", parties(coordination, shared));
        };
        if (shared.means().kind() == MeansKind.WRONG_ANSWER) {
            long questions = coordination.wrong().stream()
                    .filter(answers -> answers.means().equals(shared.means()))
                    .mapToLong(answers -> answers.questions().size())
                    .sum();
            words += " " + Messages.get("coordination.inspector.wrong", questions);
        }
        return shared.isAtTheSameTime() ? words : words + " " + Messages.get("coordination.inspector.apart");
    }

    private static String parties(Coordination coordination, SharedMeans shared) {
        return Words.list(Words.names(coordination, shared.parties()));
    }

    private static Node use(Coordination coordination, Use use) {
        var name = new Label(coordination.name(use.party()));
        name.getStyleClass().add("name");
        name.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var grade = new GradeLabel();
        grade.show(use.grade());
        grade.setMinWidth(Region.USE_PREF_SIZE);
        var first = new HBox(8, name, gap, grade);
        var when = new Label(Messages.get(
                "coordination.inspector.from",
                Figures.day(use.first()).toString(),
                Figures.day(use.last()).toString()));
        when.getStyleClass().add("second");
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        var claims = new Label(
                use.claims() == 0
                        ? Messages.get("coordination.ground.noClaims")
                        : use.claims() == 1
                                ? Messages.get("coordination.ground.claim")
                                : Messages.get("coordination.ground.claims", Figures.count(use.claims())));
        claims.getStyleClass().add("mono");
        var both = new VBox(2, first, new HBox(8, when, between, claims));
        both.setPadding(new Insets(8, 12, 8, 12));
        both.getStyleClass().add("ruled-bottom");
        return both;
    }

    private static List<Node> evidence(SharedMeans shared) {
        List<Digest> grounds = shared.uses().stream()
                .flatMap(use -> use.grounds().stream())
                .distinct()
                .toList();
        List<Node> lines = grounds.stream()
                .limit(MOST_EVIDENCE)
                .map(HashLabel::new)
                .map(Pieces::padded)
                .collect(Collectors.toList());
        if (grounds.isEmpty()) {
            lines.add(Pieces.padded(Pieces.second(Messages.get("coordination.inspector.evidence.none"))));
        } else if (grounds.size() > MOST_EVIDENCE) {
            lines.add(Pieces.padded(Pieces.second(
                    Messages.get("coordination.inspector.evidence.more", grounds.size() - MOST_EVIDENCE))));
        }
        return lines;
    }

    private Node footer(SharedMeans shared) {
        var claims = Buttons.secondary(
                Messages.get("coordination.inspector.claims"), Icons.TABLE_TWIN, () -> model.openClaims(shared));
        claims.setId("open-claims");
        if (Words.claimCount(shared) == 0) {
            claims.setDisable(true);
            claims.setTooltip(new Tooltip(Messages.get("coordination.inspector.claims.none")));
        }
        var graph = Buttons.secondary(
                Messages.get("coordination.inspector.graph"), Icons.SHARED, () -> model.showInGraph(shared));
        graph.setId("show-in-graph");
        graph.setDisable(shared.means().kind() == MeansKind.WRONG_ANSWER);
        var footer = new HBox(8, claims, graph);
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }

    private void show(Coordination coordination, FailurePair pair) {
        var body = new VBox();
        body.getChildren().add(side(coordination, pair.first()));
        body.getChildren().add(side(coordination, pair.second()));
        var p = Pieces.second(
                pair.p().isEmpty()
                        ? Messages.get("coordination.inspector.pair.none")
                        : Messages.get("coordination.inspector.pair.p", Words.p(pair.p()), Words.p(pair.adjusted())));
        body.getChildren().add(Pieces.padded(p));
        var names = Words.names(coordination, pair.parties());
        getChildren()
                .setAll(
                        head(
                                Icons.of("fth-activity"),
                                Messages.get("coordination.inspector.pair", names.getFirst(), names.getLast()),
                                "",
                                verdict(coordination, pair)),
                        Pieces.scrolled(body));
    }

    private static String verdict(Coordination coordination, FailurePair pair) {
        return switch (pair.verdict()) {
            case BEYOND_CHANCE ->
                Messages.get(
                        "coordination.inspector.pair.beyond",
                        coordination.failures().compared());
            case NOT_BEYOND_CHANCE -> Messages.get("coordination.inspector.pair.asChance");
            case CANNOT_TELL -> Messages.get("coordination.inspector.pair.untold");
        };
    }

    private static Node side(Coordination coordination, FailurePair.Side side) {
        var name = new Label(coordination.name(side.party()));
        name.getStyleClass().add("name");
        var failures =
                Pieces.second(Messages.get("coordination.inspector.pair.side", side.failures(), side.beginnings()));
        var near = Pieces.second(Messages.get(
                "coordination.inspector.pair.near",
                side.together(),
                String.format(Locale.ROOT, "%.2f", side.expected())));
        var both = new VBox(2, name, failures, near);
        trouble(coordination, side.party())
                .ifPresent(kinds -> both.getChildren().add(1, Pieces.second(kinds)));
        both.setPadding(new Insets(8, 12, 8, 12));
        both.getStyleClass().add("ruled-bottom");
        return both;
    }

    private static Optional<String> trouble(Coordination coordination, String party) {
        return coordination.troubles().stream()
                .filter(trouble -> trouble.party().equals(party))
                .findFirst()
                .map(PartyTrouble::kinds)
                .map(kinds -> kinds.entrySet().stream()
                        .map(each ->
                                Messages.get("coordination.trouble." + Words.lower(each.getKey()), each.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
