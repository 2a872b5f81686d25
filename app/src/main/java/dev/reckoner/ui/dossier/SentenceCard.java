package dev.reckoner.ui.dossier;

import dev.reckoner.audit.Dossier;
import dev.reckoner.audit.Dossier.Standing;
import dev.reckoner.audit.EnclaveName;
import dev.reckoner.audit.ReliabilityFigures;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The dossier in two sentences, with the standing beside them. */
final class SentenceCard extends VBox {
    SentenceCard(Dossier dossier) {
        getStyleClass().add("card");
        setId("dossier-sentence");
        var kind = Messages.get(
                EnclaveName.isId(dossier.subject().name())
                        ? "dossier.kind.enclave"
                        : "dossier.kind." + dossier.subject().kind().wireName());
        var title = new HBox(8, Rows.cut(dossier.label(), "subject"), Rows.whole(kind, "second"));
        title.setAlignment(Pos.BASELINE_LEFT);
        var words = new VBox(4, title, Rows.prose(answered(dossier), "body-2"), Rows.prose(found(dossier), "body-2"));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var both = new HBox(16, words, standing(dossier.standing()));
        both.setPadding(new Insets(12));
        both.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(both);
    }

    private static String answered(Dossier dossier) {
        var totals = dossier.totals();
        if (dossier.days().isEmpty()) {
            return Messages.get("dossier.sentence.nothing");
        }
        var answered = Messages.get(
                "dossier.sentence.answered",
                totals.claims(),
                dossier.days().getFirst().day().toString(),
                dossier.days().getLast().day().toString(),
                totals.claims() - totals.attributed());
        var run = totals.rerun() == 0
                ? Messages.get("dossier.sentence.notRun")
                : Messages.get("dossier.sentence.run", totals.rerun(), totals.outside());
        return answered + " " + run;
    }

    private static String found(Dossier dossier) {
        long answered = dossier.findings().stream().filter(dossier::isAnswered).count();
        return dossier.findings().isEmpty()
                ? Messages.get("dossier.sentence.clean")
                : Messages.get("dossier.sentence.findings", dossier.findings().size(), answered);
    }

    private static VBox standing(Optional<Standing> standing) {
        boolean shown = standing.flatMap(Standing::expectation).isPresent();
        var name = Rows.whole(Messages.get("dossier.standing"), "second");
        var figure = new Label(
                shown
                        ? ReliabilityFigures.exact(standing.get().expectation().get())
                        : Messages.get("dossier.standing.notEnough"));
        figure.getStyleClass().add(shown ? "figure" : "figure-2");
        figure.setMinWidth(USE_PREF_SIZE);
        var under =
                Rows.whole(standing.map(SentenceCard::under).orElse(Messages.get("dossier.standing.none")), "second");
        var box = new VBox(name, figure, under);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private static String under(Standing standing) {
        var counts = standing.counts();
        return standing.band()
                .map(band -> Messages.get(
                        "dossier.standing.band",
                        ReliabilityFigures.low(band),
                        ReliabilityFigures.high(band),
                        String.format(Locale.ROOT, "%.0f", 100 * standing.bandLevel()),
                        counts.good(),
                        counts.bad()))
                .orElseGet(
                        () -> Messages.get("dossier.standing.counts", counts.good(), counts.bad(), counts.undecided()));
    }
}
