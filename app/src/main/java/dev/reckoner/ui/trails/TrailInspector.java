package dev.reckoner.ui.trails;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.TrailRow;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.HashLabel;
import dev.reckoner.ui.control.TierLabel;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The chosen trail: where it is from, what was read of it, what its claims amount to. */
final class TrailInspector extends VBox {
    private final TrailsViewModel model;

    TrailInspector(TrailsViewModel model) {
        this.model = model;
        getStyleClass().add("card");
        model.chosen().subscribe(this::show);
    }

    private void show(Optional<TrailRow> trail) {
        getChildren().clear();
        trail.ifPresentOrElse(
                this::show,
                () -> getChildren()
                        .add(new EmptyState(
                                Icons.TRAIL, Messages.get("trails.none"), Messages.get("trails.none.next"))));
    }

    private void show(TrailRow trail) {
        var body = new VBox(head(trail), section("trails.read"), read(trail), section("trails.tiers"), tiers(trail));
        body.getChildren().addAll(section("trails.custody"), custody(trail));
        var scrolling = new ScrollPane(body);
        scrolling.setFitToWidth(true);
        scrolling.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scrolling, Priority.ALWAYS);
        var foot = new HBox(Buttons.secondary(Messages.get("trails.open"), Icons.TABLE_TWIN, model::openClaims));
        foot.getStyleClass().add("inspector-footer");
        foot.setMinHeight(44);
        getChildren().addAll(scrolling, foot);
    }

    private static Node head(TrailRow trail) {
        Label name = label(Figures.middle(TrailsViewModel.name(trail), 24), "subject");
        Tier tier = TrailsViewModel.tier(trail);
        TierLabel chip = TierLabel.chip(tier);
        chip.setText(Messages.get(
                switch (tier) {
                    case AFFIRMING -> "trails.state.whole";
                    case WARNING, CONTRAINDICATED -> "trails.state.part";
                    case NONE -> "trails.state.nothing";
                }));
        chip.setAccessibleText(chip.getText());
        chip.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var first = new HBox(8, name, gap, chip);
        first.setAlignment(Pos.CENTER_LEFT);
        var facts = new GridPane(12, 4);
        facts.addRow(0, key("trails.format"), format(trail.format()));
        facts.addRow(1, key("trails.importedAt.short"), label(Figures.minute(trail.importedAt()), "mono"));
        facts.addRow(
                2,
                key("trails.size"),
                label(trail.wasRead() ? Figures.bytes(trail.size()) : Messages.get("trails.absent"), "mono"));
        facts.addRow(
                3,
                key("trails.digest"),
                trail.wasRead() ? new HashLabel(trail.digest()) : label(Messages.get("trails.absent"), "mono"));
        facts.addRow(4, key("trails.entry"), label(Figures.count(trail.entry()), "mono"));
        var head = new VBox(8, first, facts);
        head.setPadding(new Insets(12));
        return head;
    }

    /** A folder may hold many formats. */
    private static Node format(String formats) {
        Label label = label(formats, "second", "plain");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node read(TrailRow trail) {
        var list = list();
        trail.read().forEach((kind, count) -> list.getChildren().add(line(new Label(kind), Figures.count(count))));
        if (trail.read().isEmpty()) {
            list.getChildren().add(label(Messages.get("trails.read.nothing"), "body-2"));
        }
        list.getChildren()
                .add(line(
                        new Label(Messages.get("trails.unread")),
                        orNone(trail.problems().size())));
        return list;
    }

    private static Node tiers(TrailRow trail) {
        var list = list();
        Map<Tier, Integer> counts = trail.tiers();
        for (Tier tier : List.of(Tier.AFFIRMING, Tier.WARNING, Tier.CONTRAINDICATED, Tier.NONE)) {
            list.getChildren().add(line(new TierLabel(tier), orNone(counts.getOrDefault(tier, 0))));
        }
        return list;
    }

    private static Node custody(TrailRow trail) {
        var list = list();
        var time = label(Figures.second(trail.importedAt()), "mono");
        time.getStyleClass().add("muted");
        var row = new HBox(10, time, new Label(Messages.get("trails.custody.imported", trail.entry())));
        row.setAlignment(Pos.CENTER_LEFT);
        list.getChildren().addAll(row, label(Messages.get("trails.custody.path", trail.file()), "second", "prose"));
        return list;
    }

    private static VBox list() {
        var list = new VBox(8);
        list.setPadding(new Insets(10, 12, 12, 12));
        return list;
    }

    private static Node section(String key) {
        Label label = label(Messages.get(key), "panel-title");
        var row = new HBox(label);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(0, 12, 0, 12));
        row.setMinHeight(36);
        row.getStyleClass().add("section");
        return row;
    }

    private static Node line(Label what, String count) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(what, gap, label(count, "mono"));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String orNone(int count) {
        return count == 0 ? Messages.get("trails.figure.none") : Figures.count(count);
    }

    private static Label key(String key) {
        Label label = label(Messages.get(key), "second");
        label.setMinWidth(100);
        return label;
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
