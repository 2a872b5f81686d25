package dev.reckoner.ui.dossier;

import dev.reckoner.audit.Dossier;
import dev.reckoner.audit.Dossier.Found;
import dev.reckoner.audit.Dossier.KeyUse;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.HashLabel;
import dev.reckoner.ui.control.TierLabel;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import java.util.HashSet;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The finding or the key that is looked at, or the answer that is being written. */
final class DossierInspector extends StackPane {
    private static final double NAME = 96;

    private final DossierModel model;
    private final AnswerForm form;
    private final VBox card = new VBox();
    private boolean writing;

    DossierInspector(DossierModel model, FileAsk ask) {
        this.model = model;
        form = new AnswerForm(model, ask);
        card.getStyleClass().add("card");
        getChildren().add(card);
        model.chosen().subscribe(this::show);
    }

    private void show(Optional<Chosen> chosen) {
        var dossier = model.dossier().get();
        if (chosen.isEmpty() || dossier.isEmpty()) {
            nothing();
            return;
        }
        switch (chosen.get()) {
            case Chosen.OfFinding of -> found(of.found());
            case Chosen.OfKey of -> key(of.use(), dossier.get());
            case Chosen.Answering answering -> write(dossier.get(), answering.code());
        }
    }

    private void write(Dossier dossier, String code) {
        // What is being written stays when the dossier is read again.
        if (!writing) {
            form.begin(dossier, code);
        }
        writing = true;
        getChildren().setAll(form);
    }

    private void nothing() {
        var empty = new EmptyState(
                Icons.FINDING, Messages.get("dossier.inspector.none"), Messages.get("dossier.inspector.none.next"));
        VBox.setVgrow(empty, Priority.ALWAYS);
        lay(empty);
    }

    private void lay(Node... nodes) {
        writing = false;
        card.getChildren().setAll(nodes);
        getChildren().setAll(card);
    }

    private void found(Found found) {
        var title = Rows.whole(Messages.get("dossier.inspector.finding"), "subject");
        var chip = TierLabel.chip(found.tier());
        chip.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, title, Rows.gap(), chip);
        line.setAlignment(Pos.CENTER_LEFT);
        var head = head(line, Rows.prose(found.sentence(), "second"), Rows.cut(found.code(), "code"));
        var body = new VBox(
                Rows.fact(
                        Messages.get("dossier.inspector.claims"),
                        NAME,
                        Rows.whole(Figures.count(found.claims()), "mono")),
                Rows.fact(
                        Messages.get("dossier.inspector.bound"),
                        NAME,
                        Rows.whole(Figures.count(found.attributed()), "mono")),
                Rows.fact(
                        Messages.get("dossier.inspector.made"),
                        NAME,
                        Rows.prose(
                                Messages.get(
                                        "dossier.inspector.span",
                                        Figures.day(found.first()).toString(),
                                        Figures.day(found.last()).toString()),
                                "plain")));
        found.answers().forEach(given -> body.getChildren().add(new AnswerCard(given)));
        if (found.answers().isEmpty()) {
            body.getChildren().add(Rows.nothing(Messages.get("dossier.inspector.unanswered")));
        }
        var answer = Buttons.secondary(
                Messages.get("dossier.answer"),
                Icons.SIGN,
                () -> model.chosen().set(Optional.of(new Chosen.Answering(found.code()))));
        lay(head, scrolling(body), footer(open(found), answer));
    }

    private Button open(Found found) {
        var open = Buttons.secondary(Messages.get("dossier.inspector.open"), Icons.TABLE_TWIN, () -> {
            var whose = model.dossier().get().map(Dossier::label).orElse("");
            model.context()
                    .navigator()
                    .showClaims(ClaimFilter.only(
                            Messages.get("dossier.inspector.filter", whose, found.code()),
                            new HashSet<>(found.newest())));
        });
        open.setId("dossier-open-claims");
        return open;
    }

    private void key(KeyUse use, Dossier dossier) {
        var head = head(
                Rows.cut(Messages.get("dossier.inspector.key", use.key().abbreviated()), "subject"),
                Rows.prose(SideCards.grounds(use), "second"));
        var body = new VBox(
                Rows.fact(Messages.get("dossier.inspector.id"), NAME, new HashLabel(use.key())),
                Rows.fact(Messages.get("dossier.inspector.algorithm"), NAME, Rows.whole(use.algorithm(), "plain")),
                Rows.fact(
                        Messages.get("dossier.inspector.claims"),
                        NAME,
                        Rows.whole(Figures.count(use.claims()), "mono")),
                Rows.fact(
                        Messages.get("dossier.inspector.made"),
                        NAME,
                        Rows.prose(
                                Messages.get(
                                        "dossier.inspector.span",
                                        Figures.day(use.first()).toString(),
                                        Figures.day(use.last()).toString()),
                                "plain")),
                Rows.fact(
                        Messages.get("dossier.inspector.after"),
                        NAME,
                        use.replaces()
                                .<Node>map(HashLabel::new)
                                .orElseGet(() -> Rows.whole(Messages.get("dossier.inspector.first"), "second"))));
        dossier.answers().stream()
                .filter(given -> given.row().answer().key().equals(use.key()))
                .forEach(given -> body.getChildren().add(new AnswerCard(given)));
        var open = Buttons.secondary(
                Messages.get("dossier.inspector.open"),
                Icons.TABLE_TWIN,
                () -> model.context().navigator().showClaims(ClaimFilter.text(dossier.label())));
        lay(head, scrolling(body), footer(open));
    }

    private static VBox head(Node... lines) {
        var head = new VBox(4, lines);
        head.setPadding(new Insets(12));
        head.getStyleClass().add("ruled-bottom");
        return head;
    }

    private static ScrollPane scrolling(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private static HBox footer(Node... buttons) {
        var footer = new HBox(8, buttons);
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }
}
