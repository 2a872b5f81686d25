package dev.reckoner.ui.dossier;

import dev.reckoner.audit.Dossier;
import dev.reckoner.audit.Dossier.Covered;
import dev.reckoner.audit.Dossier.Fact;
import dev.reckoner.audit.Dossier.KeyUse;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.ShareBar;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The smaller cards of a dossier: who it is, its keys, what evidence covers, what was isolated, what it answered. */
final class SideCards {
    private static final double NAME = 116;

    private final DossierModel model;
    private final Dossier dossier;

    SideCards(DossierModel model, Dossier dossier) {
        this.model = model;
        this.dossier = dossier;
    }

    Node identity() {
        var rows = new VBox();
        if (!dossier.label().equals(dossier.subject().name())) {
            rows.getChildren()
                    .add(Rows.fact(
                            Messages.get("dossier.identity.id"),
                            NAME,
                            Rows.cut(dossier.subject().name(), "mono")));
        }
        dossier.facts().forEach(fact -> rows.getChildren().add(fact(fact)));
        for (var kind : SubjectKind.values()) {
            var seen = dossier.with(kind);
            if (!seen.isEmpty()) {
                var names = seen.stream()
                        .map(each -> Messages.get("dossier.identity.with", each.label(), each.claims()))
                        .collect(Collectors.joining("\n"));
                rows.getChildren()
                        .add(Rows.fact(
                                Messages.get("dossier.identity." + kind.wireName()), NAME, Rows.prose(names, "plain")));
            }
        }
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(Rows.nothing(Messages.get("dossier.identity.none")));
        }
        return card("dossier.identity", rows);
    }

    private static Node fact(Fact fact) {
        var value = Rows.cut(fact.value(), fact.value().length() > 30 ? "mono" : "plain");
        value.setTooltip(new javafx.scene.control.Tooltip(fact.value()));
        var source = Rows.prose(
                fact.source() == Dossier.Source.TRAIL
                        ? fact.time()
                                .map(time -> Messages.get(
                                        "dossier.identity.stated",
                                        Figures.day(time).toString()))
                                .orElse(Messages.get("dossier.identity.measured"))
                        : Messages.get("dossier.identity.accepted"),
                "caption");
        var both = new VBox(value, source);
        both.setMinWidth(0);
        var key = "dossier.fact." + fact.what().toLowerCase(Locale.ROOT);
        return Rows.fact(Messages.get(key), NAME, both);
    }

    Node keys(Optional<Chosen> chosen) {
        var rows = new VBox();
        if (dossier.keys().isEmpty()) {
            rows.getChildren().add(Rows.nothing(Messages.get("dossier.keys.none")));
        }
        for (var use : dossier.keys()) {
            rows.getChildren().add(key(use, chosen));
        }
        return card("dossier.keys", rows);
    }

    private Node key(KeyUse use, Optional<Chosen> chosen) {
        var id = Rows.whole(use.key().abbreviated(), "mono");
        var span = Rows.cut(span(use), "second");
        var grounds = Rows.prose(grounds(use), "second");
        var words = new VBox(2, new HBox(8, id, Rows.gap(), span), grounds);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var content = new HBox(8, use.isolated() ? Icons.ISOLATE.icon("contraindicated") : Icons.KEY.icon(), words);
        content.setAlignment(Pos.TOP_LEFT);
        content.setPadding(new Insets(6, 12, 6, 12));
        boolean here = chosen.filter(
                        one -> one instanceof Chosen.OfKey of && of.use().key().equals(use.key()))
                .isPresent();
        var button = Rows.button(
                content,
                use.key().hex() + ", " + span.getText() + ", " + grounds.getText(),
                here,
                () -> model.chosen().set(Optional.of(new Chosen.OfKey(use))));
        button.setId("dossier-key-" + use.key().hex().substring(0, 6));
        return button;
    }

    static String span(KeyUse use) {
        return Messages.get(
                "dossier.span",
                Figures.day(use.first()).toString(),
                Figures.day(use.last()).toString(),
                use.claims());
    }

    static String grounds(KeyUse use) {
        var words = use.grounds().stream()
                .sorted()
                .map(ground -> Messages.get("dossier.ground." + ground.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return use.isolated() ? Messages.get("dossier.keys.isolated", words) : words;
    }

    Node coverage() {
        var rows = new VBox();
        dossier.coverage().forEach(covered -> rows.getChildren().add(covered(covered)));
        var never = dossier.coverage().stream()
                .filter(covered -> covered.share() == 0)
                .map(covered -> Messages.get("check." + covered.check()).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        rows.getChildren()
                .add(Rows.nothing(
                        never.isEmpty()
                                ? Messages.get("dossier.coverage.all")
                                : Messages.get("dossier.coverage.never", never)));
        return card("dossier.coverage", rows);
    }

    private Node covered(Covered covered) {
        long all = dossier.totals().claims();
        long told = covered.affirming() + covered.warning() + covered.contraindicated();
        var bar = new ShareBar();
        bar.setPrefWidth(60);
        bar.setMinWidth(40);
        bar.show(told, all);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var name = Rows.whole(Messages.get("check." + covered.check()), "plain");
        name.setPrefWidth(NAME);
        name.setMinWidth(NAME);
        var against = Rows.whole(
                covered.contraindicated() > 0
                        ? Messages.get("dossier.coverage.against", covered.contraindicated())
                        : "",
                "second");
        var figure = Rows.whole(Figures.share(told, all), "mono");
        figure.setPrefWidth(64);
        figure.setAlignment(Pos.CENTER_RIGHT);
        var row = new HBox(8, name, bar, against, figure);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(4, 12, 4, 12));
        return row;
    }

    Node isolations() {
        var rows = new VBox();
        if (dossier.isolations().isEmpty()) {
            rows.getChildren().add(Rows.nothing(Messages.get("dossier.isolations.none")));
        }
        dossier.isolations().forEach(row -> rows.getChildren().add(isolation(row)));
        return card("dossier.isolations", rows);
    }

    private static Node isolation(IsolationRow row) {
        var words = Rows.prose(
                Messages.get(
                        "dossier.isolations.line",
                        Figures.day(row.time()).toString(),
                        row.isolation().by(),
                        row.isolation().reason()),
                "plain");
        var lift = Rows.prose(
                row.lift()
                        .map(by -> Messages.get(
                                "dossier.isolations.lifted",
                                Figures.day(by.time()).toString(),
                                by.reason()))
                        .orElse(Messages.get("dossier.isolations.inForce")),
                "second");
        var both = new VBox(4, words, lift);
        HBox.setHgrow(both, Priority.ALWAYS);
        both.setMinWidth(0);
        var line = new HBox(
                8, row.inForce() ? Icons.ISOLATE.icon("contraindicated") : Icons.ISOLATION_LIFTED.icon(), both);
        line.setPadding(new Insets(8, 12, 10, 12));
        line.getStyleClass().add("ruled-bottom");
        return line;
    }

    Node answers() {
        var rows = new VBox();
        if (dossier.answers().isEmpty()) {
            rows.getChildren().add(Rows.nothing(Messages.get("dossier.answers.none")));
        }
        dossier.answers().forEach(given -> rows.getChildren().add(new AnswerCard(given)));
        return card("dossier.answers", rows);
    }

    private static Node card(String key, Node rows) {
        var card = new Card(Messages.get(key)).ruled().content(rows);
        card.setId(key.replace('.', '-'));
        return card;
    }
}
