package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.HashLabel;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One entry: what it says, the leaf hash, and its JSON. */
final class EntryInspector extends VBox {
    private static final double LINE = 20;

    private final LedgerViewModel model;

    EntryInspector(LedgerViewModel model) {
        this.model = model;
        getStyleClass().add("card");
        model.selected().subscribe(this::show);
    }

    private void show(Optional<LedgerLine> line) {
        getChildren()
                .setAll(line.<Node>map(this::body)
                        .orElseGet(() -> new EmptyState(
                                Icons.TABLE_TWIN, Messages.get("ledger.none"), Messages.get("ledger.none.next"))));
    }

    private Node body(LedgerLine line) {
        ListView<String> json = json(line);
        VBox.setVgrow(json, Priority.ALWAYS);
        var body = new VBox(head(line), section(), json, foot(line));
        VBox.setVgrow(body, Priority.ALWAYS);
        return body;
    }

    private static Node head(LedgerLine line) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var first = new HBox(
                8,
                label(Messages.get("ledger.entry.title", line.index()), "subject"),
                gap,
                label(LedgerViewModel.word(line.kind()), "chip"));
        first.setAlignment(Pos.CENTER_LEFT);
        Label what = label(line.what(), "prose");
        what.setMinHeight(Region.USE_PREF_SIZE);
        var facts = new GridPane(12, 4);
        if (!line.subject().isEmpty()) {
            facts.addRow(0, key("ledger.subject"), label(line.subject(), "mono"));
        }
        facts.addRow(1, key("ledger.recorded"), label(Figures.second(line.time()), "mono"));
        facts.addRow(2, key("ledger.leaf"), HashLabel.of("sha256", line.leaf()));
        int bytes = line.json().getBytes(StandardCharsets.UTF_8).length;
        facts.addRow(
                3, key("ledger.canonical"), label(Messages.get("ledger.canonical.size", bytes), "second", "plain"));
        var head = new VBox(8, first, what, facts);
        head.setPadding(new Insets(12));
        return head;
    }

    private static Node section() {
        var row = new HBox(label(Messages.get("ledger.json"), "panel-title"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(0, 12, 0, 12));
        row.setMinHeight(36);
        row.getStyleClass().add("section");
        return row;
    }

    private static ListView<String> json(LedgerLine line) {
        var list = new ListView<>(
                FXCollections.observableArrayList(line.indented().lines().toList()));
        list.setFixedCellSize(LINE);
        list.setCellFactory(view -> new JsonCell());
        list.setAccessibleText(Messages.get("ledger.json"));
        list.setId("entry-json");
        return list;
    }

    private Node foot(LedgerLine line) {
        var foot = new HBox(
                8, Buttons.secondary(Messages.get("ledger.json.copy"), Icons.COPY, () -> Clips.copy(line.json())));
        if (line.claim().isPresent()) {
            foot.getChildren().add(Buttons.secondary(Messages.get("ledger.claim.open"), Icons.CLAIM, model::openClaim));
        }
        foot.getStyleClass().add("inspector-footer");
        foot.setMinHeight(44);
        return foot;
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

    /** A line of JSON. */
    private static final class JsonCell extends ListCell<String> {
        private final Label text = label("", "mono");

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            text.setText(line == null ? "" : line);
            setGraphic(empty ? null : text);
        }
    }
}
