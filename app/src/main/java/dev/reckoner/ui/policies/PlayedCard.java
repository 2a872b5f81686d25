package dev.reckoner.ui.policies;

import dev.reckoner.audit.PolicyFigures;
import dev.reckoner.policy.RuleCount;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What each policy makes of the claims, side by side. */
final class PlayedCard extends VBox {
    private static final int MOST_ROWS = 6;

    private final PoliciesViewModel model;
    private final Card card = new Card(Messages.get("policies.table"));
    private final StandardTable<Played> table = new StandardTable<>();
    private final Label note = new Label();
    private final Label risk = new Label();
    private boolean following;

    PlayedCard(PoliciesViewModel model) {
        this.model = model;
        table.setId("policy-table");
        table.setAccessibleText(Messages.get("policies.table"));
        table.node(
                Messages.get("policies.table.policy"),
                0,
                Played::item,
                NameLine::new,
                NameLine::show,
                PolicyItem::name);
        table.getColumns().getFirst().setMinWidth(104);
        table.figures(
                Messages.get("policies.table.accepted"),
                80,
                played -> played.row().accepted());
        table.figures(
                Messages.get("policies.table.refused"),
                72,
                played -> played.row().refused());
        table.figures(
                Messages.get("policies.table.undecided"),
                88,
                played -> played.row().undecided());
        table.text(
                Messages.get("policies.table.cost"),
                68,
                played -> PolicyFigures.seconds(played.row().cost().seconds()),
                "mono",
                "figures");
        table.text(Messages.get("policies.table.risk"), 76, PlayedCard::risk, "mono", "figures");
        table.getColumns().forEach(column -> column.setSortable(false));
        note.getStyleClass().addAll("second", "plain");
        note.setId("policy-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        risk.getStyleClass().addAll("second", "plain");
        risk.setId("policy-risk");
        risk.setWrapText(true);
        risk.setMinHeight(Region.USE_PREF_SIZE);
        card.content(table, below(note), below(risk));
        getChildren().add(card);
        model.played().subscribe(this::show);
        model.chosen().subscribe(item -> follow());
        model.outdated().subscribe(outdated -> follow());
        table.getSelectionModel().selectedItemProperty().addListener((any, was, now) -> {
            if (now != null && !following) {
                model.chosen().set(Optional.of(now.item()));
            }
        });
    }

    /** A line under the table, where there is one. */
    private static HBox below(Label words) {
        var below = new HBox(words);
        below.getStyleClass().addAll("policy-note", "ruled-top");
        below.setAlignment(Pos.CENTER_LEFT);
        below.visibleProperty().bind(words.textProperty().isNotEmpty());
        below.managedProperty().bind(below.visibleProperty());
        return below;
    }

    /** A bound of 100 % is no finding: it is what remains where no run speaks for what is accepted. */
    static String whole(List<Played> played) {
        return played.stream()
                .filter(each -> each.acceptsSome() && each.row().risk().bound() == 1)
                .map(each -> Messages.get(
                        "policies.risk.whole",
                        each.item().name(),
                        Figures.count(each.row().accepted()),
                        each.row().accepted()))
                .collect(Collectors.joining(" "));
    }

    /** The mark of a policy and its name. */
    private static final class NameLine extends HBox {
        private final MarkView mark = new MarkView();
        private final Label name = new Label();

        NameLine() {
            super(8);
            setAlignment(Pos.CENTER_LEFT);
            name.setMinWidth(0);
            getChildren().addAll(mark, name);
        }

        void show(PolicyItem item) {
            mark.show(item.mark());
            name.setText(item.name());
            setAccessibleText(item.name());
        }
    }

    private static String risk(Played played) {
        return played.acceptsSome()
                ? PolicyFigures.percent(played.row().risk().bound())
                : Messages.get("policies.table.risk.none");
    }

    private void show(List<Played> played) {
        following = true;
        card.titleProperty()
                .set(
                        played.isEmpty()
                                ? Messages.get("policies.table")
                                : over(played.getFirst().claims()));
        table.rows().setAll(played);
        risk.setText(whole(played));
        double height = StandardTable.ROW * (1 + Math.clamp(played.size(), 1, MOST_ROWS)) + 1;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        following = false;
        follow();
    }

    private String over(long claims) {
        var trail = model.trail().get();
        return trail.isPresent()
                ? Messages.get("policies.table.over.trail", Figures.count(claims), trail.getAsInt())
                : Messages.get("policies.table.over", Figures.count(claims));
    }

    private void follow() {
        following = true;
        model.playedChosen()
                .ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
        var words = model.outdated().get()
                ? Messages.get("policies.note.outdated")
                : model.playedChosen().map(PlayedCard::words).orElse("");
        note.setText(words);
        note.setGraphic(words.isEmpty() ? null : Icons.WARNING.icon("warning"));
        following = false;
    }

    /** What to know of the figures of a policy before they are relied on: one thing, the weightiest. */
    private static String words(Played played) {
        var row = played.row();
        String name = played.item().name();
        if (row.wrongAccepted() > 0) {
            return Messages.get("policies.note.wrong", name, Figures.count(row.wrongAccepted()), row.wrongAccepted());
        }
        if (row.honestRefused() > 0) {
            var most = row.rules().stream()
                    .max(Comparator.comparingLong(RuleCount::honest))
                    .orElseThrow();
            return Messages.get(
                    "policies.note.honest",
                    name,
                    Figures.count(row.honestRefused()),
                    row.honestRefused(),
                    most.rule().line(),
                    Figures.count(most.honest()));
        }
        if (row.accepted() > 0 && row.risk().isUnsampled()) {
            return Messages.get("policies.note.unsampled");
        }
        return row.cost().unmeasured().isEmpty()
                ? ""
                : Messages.get(
                        "policies.note.unmeasured", String.join(", ", row.cost().unmeasured()));
    }
}
