package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What verifying came to: the sentence, then a line for each thing that was looked at, what failed first, and what to do. */
final class VerifyCard extends StackPane {
    /** More than that say nothing more; the command line prints them all. */
    private static final int MOST_FAILURES = 50;

    private final LedgerViewModel model;
    private final VBox head = new VBox(4);
    private final VBox body = new VBox();

    VerifyCard(LedgerViewModel model) {
        this.model = model;
        setId("ledger-result");
        head.setPadding(new Insets(10, 12, 10, 12));
        head.getStyleClass().add("ruled-bottom");
        var scrolling = new ScrollPane(body);
        scrolling.setFitToWidth(true);
        scrolling.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolling.setMinHeight(0);
        VBox.setVgrow(scrolling, Priority.ALWAYS);
        getChildren().add(Card.plain().content(new VBox(head, scrolling)));
        setMinHeight(120);
        model.state().subscribe(state -> show());
        model.verifying().subscribe(busy -> show());
    }

    private void show() {
        LedgerState state = model.state().get();
        boolean busy = model.verifying().get();
        Tier tier = busy ? Tier.NONE : VerifyWords.tier(state);
        var icon = busy ? Icons.RUNNING.icon("icon-20") : tierIcon(tier);
        var sentence = label(busy ? Messages.get("ledger.verifying") : VerifyWords.sentence(state), "subject", "prose");
        var first = new HBox(8, icon, sentence);
        first.setAlignment(Pos.CENTER_LEFT);
        head.getChildren()
                .setAll(
                        first,
                        label(
                                busy ? Messages.get("ledger.verifying.next") : VerifyWords.about(state),
                                "second",
                                "prose"));
        body.getChildren().clear();
        if (!busy) {
            state.verification().ifPresentOrElse(this::parts, () -> conflicts(state));
        }
    }

    private static Node tierIcon(Tier tier) {
        var icon = TierIcon.of(tier);
        icon.getStyleClass().add("icon-20");
        return icon;
    }

    /** Heads that did not fit are known from opening on. */
    private void conflicts(LedgerState state) {
        state.failures().forEach(failure -> {
            var words = label(failure, "second", "plain", "prose");
            words.setPadding(new Insets(8, 12, 8, 12));
            body.getChildren().add(words);
        });
        if (!state.failures().isEmpty()) {
            body.getChildren().add(remedy(List.of(LedgerPart.HEADS)));
        }
    }

    private void parts(LedgerState.Verified done) {
        done.sound()
                .filter(sound -> !done.found().isEmpty())
                .ifPresent(sound -> body.getChildren()
                        .add(padded(label(
                                Messages.get("ledger.sound", sound.entries() - 1, Figures.minute(sound.recorded())),
                                "second",
                                "plain",
                                "prose"))));
        if (!done.found().isEmpty()) {
            body.getChildren()
                    .add(remedy(done.found().stream()
                            .map(LedgerFailure::part)
                            .distinct()
                            .toList()));
        }
        done.parts().stream()
                .sorted(Comparator.comparing(part -> of(part, done).isEmpty()))
                .forEach(part -> part(part, of(part, done)));
    }

    private static List<LedgerFailure> of(CheckedPart part, LedgerState.Verified done) {
        return done.found().stream()
                .filter(failure -> failure.part() == part.part())
                .toList();
    }

    private void part(CheckedPart part, List<LedgerFailure> failures) {
        var icon = TierIcon.of(failures.isEmpty() ? Tier.AFFIRMING : Tier.CONTRAINDICATED);
        var words = new VBox(
                label(VerifyWords.part(part), "name"), label(VerifyWords.how(part.part(), failures.size()), "second"));
        var time = label(VerifyWords.seconds(part.took()), "mono");
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, icon, words, time);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(3, 12, 3, 12));
        row.getStyleClass().add("ruled-bottom");
        body.getChildren().add(row);
        failures.stream().limit(MOST_FAILURES).map(this::failure).forEach(body.getChildren()::add);
        if (failures.size() > MOST_FAILURES) {
            body.getChildren()
                    .add(padded(
                            label(Messages.get("ledger.failures.more", failures.size() - MOST_FAILURES), "second")));
        }
    }

    private Node failure(LedgerFailure failure) {
        var lines = new VBox(2, label(failure.sentence(), "second", "plain", "prose"));
        var facts = new HBox(8, label(failure.code(), "code"));
        facts.setAlignment(Pos.CENTER_LEFT);
        failure.field().ifPresent(field -> facts.getChildren().add(label(Messages.get("ledger.field", field), "code")));
        failure.entry().ifPresent(entry -> {
            var link = Buttons.link(Messages.get("ledger.entry.title", entry), () -> model.select(entry));
            link.getStyleClass().addAll("flush", "second");
            link.setAccessibleText(Messages.get("ledger.entry.show", entry));
            facts.getChildren().add(link);
        });
        lines.getChildren().add(facts);
        lines.setPadding(new Insets(6, 12, 6, 34));
        lines.getStyleClass().add("ruled-bottom");
        return lines;
    }

    private Node remedy(List<LedgerPart> failed) {
        var box = new VBox(6, label(VerifyWords.remedy(failed), "second", "plain", "prose"));
        if (failed.contains(LedgerPart.PROJECTIONS)) {
            var rebuild = Buttons.secondary(Messages.get("ledger.rebuild"), Icons.AGAIN, model::rebuild);
            rebuild.setId("ledger-rebuild");
            box.getChildren().add(rebuild);
        }
        box.setPadding(new Insets(6, 12, 8, 12));
        box.getStyleClass().add("ruled-bottom");
        return box;
    }

    private static Node padded(Label label) {
        label.setPadding(new Insets(8, 12, 0, 12));
        return label;
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        if (List.of(styles).contains("prose")) {
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        return label;
    }
}
