package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.LedgerLine.Damage;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.HashLabel;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One entry: its JSON, its leaf hash, and who handled what it is about. */
final class EntryCard extends StackPane {
    /** The two sides of the card. */
    private enum Side {
        JSON,
        CUSTODY
    }

    private final LedgerViewModel model;
    private final Card card = new Card(Messages.get("ledger.none")).ruled();
    private final Label kind = new Label();
    private final JsonView json = new JsonView();
    private final HBox damage = new HBox(8);
    private final GridPane facts = new GridPane(12, 0);
    private final SegmentedChoice<Side> side = new SegmentedChoice<>(
            List.of(Side.JSON, Side.CUSTODY),
            one -> Messages.get(one == Side.JSON ? "ledger.side.json" : "ledger.side.custody"));

    EntryCard(LedgerViewModel model) {
        this.model = model;
        kind.getStyleClass().add("chip");
        kind.setMinWidth(0);
        // A piece of a word says less than the line of facts that says all of it.
        kind.textTruncatedProperty().subscribe(cut -> kind.setOpacity(cut ? 0 : 1));
        Button copy = Buttons.icon(Icons.COPY, Messages.get("ledger.json.copy"), this::copy);
        var none = model.selected().map(Optional::isEmpty);
        copy.disableProperty().bind(none);
        var next = Words.padded(Messages.get("ledger.none.next"), "body-2", "prose");
        next.visibleProperty().bind(none);
        var said = new StackPane(json, next);
        StackPane.setAlignment(next, Pos.TOP_LEFT);
        facts.visibleProperty().bind(none.map(nothing -> !nothing));
        facts.setPadding(new Insets(8, 12, 8, 12));
        facts.getStyleClass().add("ruled-top");
        var custody = new CustodyView(model);
        damage.managedProperty().bind(damage.visibleProperty());
        damage.getStyleClass().addAll("strip", "square", "contraindicated");
        damage.setId("entry-damage");
        var whole = new VBox(damage, said, facts);
        VBox.setVgrow(said, Priority.ALWAYS);
        // It gives way to what is said of damage, and takes what the facts leave.
        json.setPrefHeight(160);
        json.setMinHeight(80);
        custody.setPrefHeight(160);
        custody.setMinHeight(80);
        side.setAlignment(Pos.CENTER);
        side.getChildren().forEach(button -> button.getStyleClass().add("small"));
        side.chosen().subscribe(chosen -> {
            whole.setVisible(chosen == Side.JSON);
            custody.setVisible(chosen == Side.CUSTODY);
        });
        getChildren().add(card.beside(kind).tools(side, copy).content(new StackPane(whole, custody)));
        setMinHeight(200);
        model.selected().subscribe(this::show);
    }

    /** Gives the keyboard to the lines of JSON. */
    void focusJson() {
        side.chosen().set(Side.JSON);
        json.requestFocus();
    }

    /** Shows who handled what the entry is about. */
    void showCustody() {
        side.chosen().set(Side.CUSTODY);
    }

    private void copy() {
        model.selected().get().ifPresent(line -> Clips.copy(line.json()));
    }

    private void show(Optional<LedgerLine> line) {
        card.titleProperty()
                .set(line.map(one -> Messages.get("ledger.entry.title", one.index()))
                        .orElseGet(() -> Messages.get("ledger.none")));
        kind.setText(line.map(EntryKinds::word).orElse(""));
        kind.setVisible(line.isPresent());
        facts.getChildren().clear();
        line.ifPresent(one -> facts.addRow(0, key("ledger.kind"), kind(one)));
        line.flatMap(LedgerLine::damage).ifPresentOrElse(this::showDamage, () -> showSound(line));
    }

    private Node kind(LedgerLine line) {
        boolean said = line.damage().isPresent() && !line.kind().equals(LedgerLine.UNREADABLE);
        String word = LedgerViewModel.word(line.kind());
        var row = new HBox(12, value(said ? Messages.get("ledger.kind.said", word) : word));
        row.setAlignment(Pos.CENTER_LEFT);
        if (line.claim().isPresent()) {
            var claim = Buttons.link(Messages.get("ledger.claim.open"), model::openClaim);
            claim.getStyleClass().addAll("flush", "second");
            claim.setId("ledger-claim");
            row.getChildren().add(claim);
        }
        return row;
    }

    private void showSound(Optional<LedgerLine> line) {
        kind.getStyleClass().remove("contraindicated");
        damage.setVisible(false);
        json.show(line.map(LedgerLine::indented).orElse(""));
        line.ifPresent(this::facts);
    }

    private void showDamage(Damage found) {
        kind.getStyleClass().remove("contraindicated");
        kind.getStyleClass().add("contraindicated");
        String key = !found.changed()
                ? "ledger.damage.unknown"
                : found.raw().isEmpty() ? "ledger.damage.gone" : "ledger.damage";
        damage.getChildren()
                .setAll(
                        Icons.CONTRAINDICATED.icon("contraindicated"),
                        Words.label(Messages.get(key, found.why()), "second", "plain", "prose"));
        damage.setVisible(true);
        json.showRaw(found.raw());
        if (!found.stored().isEmpty()) {
            facts.addRow(1, key("ledger.leaf.stored"), HashLabel.of("", found.stored()));
        }
        if (!found.recomputed().isEmpty()) {
            facts.addRow(2, key("ledger.leaf.recomputed"), HashLabel.of("", found.recomputed()));
        }
    }

    private void facts(LedgerLine line) {
        int bytes = line.json().getBytes(StandardCharsets.UTF_8).length;
        facts.addRow(1, key("ledger.leaf"), HashLabel.of("", line.leaf()));
        facts.addRow(2, key("ledger.recorded"), value(Messages.get("ledger.canonical.size", bytes)));
        facts.addRow(3, key("ledger.time"), figure(Figures.second(line.time())));
    }

    private static Node figure(String text) {
        var label = new Label(text);
        label.getStyleClass().add("mono");
        return label;
    }

    private static Label key(String key) {
        var label = new Label(Messages.get(key));
        label.getStyleClass().add("second");
        label.setMinWidth(84);
        label.setMinHeight(20);
        return label;
    }

    private static Node value(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("second", "plain");
        return label;
    }
}
