package dev.reckoner.ui.dossier;

import dev.reckoner.audit.Dossier;
import dev.reckoner.audit.Dossier.Found;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What speaks against the claims of a subject, each with what is answered to it. */
final class FindingsCard extends VBox {
    private final DossierModel model;

    FindingsCard(DossierModel model, Dossier dossier, Optional<Chosen> chosen) {
        this.model = model;
        setId("dossier-findings");
        var card = new Card(Messages.get("dossier.findings")).ruled();
        card.beside(Rows.whole(Messages.get("dossier.findings.about"), "second"));
        var rows = new VBox();
        if (dossier.findings().isEmpty()) {
            rows.getChildren().add(Rows.nothing(Messages.get("dossier.findings.none")));
        }
        for (var found : dossier.findings()) {
            rows.getChildren().add(line(dossier, found, isChosen(found, chosen)));
            found.answers().forEach(given -> rows.getChildren().add(new AnswerCard(given)));
        }
        card.content(rows);
        getChildren().add(card);
    }

    private static boolean isChosen(Found found, Optional<Chosen> chosen) {
        return chosen.filter(one ->
                        one instanceof Chosen.OfFinding of && of.found().code().equals(found.code()))
                .isPresent();
    }

    private static String answered(Dossier dossier, Found found) {
        if (found.answers().isEmpty()) {
            return Messages.get("dossier.findings.unanswered");
        }
        return dossier.isAnswered(found) ? "" : Messages.get("dossier.findings.notItsWord");
    }

    private Node line(Dossier dossier, Found found, boolean chosen) {
        var icon = TierIcon.of(found.tier());
        var sentence = Rows.prose(found.sentence(), "plain");
        var second = Rows.prose(
                Messages.get(
                        "dossier.findings.line",
                        found.claims(),
                        Figures.day(found.first()).toString(),
                        Figures.day(found.last()).toString(),
                        found.claims() - found.attributed()),
                "second");
        var words = new VBox(2, sentence, second, Rows.cut(found.code(), "code"));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var unanswered = Rows.whole(answered(dossier, found), "second");
        var content = new HBox(8, icon, words, unanswered);
        content.setAlignment(Pos.TOP_LEFT);
        content.setPadding(new Insets(8, 12, 8, 12));
        var button = Rows.button(
                content,
                found.code() + ", " + found.sentence() + ", " + second.getText(),
                chosen,
                () -> model.chosen().set(Optional.of(new Chosen.OfFinding(found))));
        button.setId("dossier-finding-" + found.code());
        return button;
    }
}
