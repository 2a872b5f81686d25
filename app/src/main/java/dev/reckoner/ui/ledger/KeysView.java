package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerDesk.UnnamedBlobs;
import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerHeads.SigningKey;
import dev.reckoner.audit.LedgerState.Standing;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Which keys sign the heads, and since which entry; what of the stored files no entry names. */
final class KeysView extends ScrollPane {
    private final HeadsViewModel model;
    private final VBox keys = new VBox();
    private final VBox unnamed = new VBox(6);

    KeysView(HeadsViewModel model) {
        this.model = model;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("ledger-keys");
        setAccessibleText(Messages.get("ledger.keys"));
        unnamed.setPadding(new Insets(4, 12, 12, 12));
        setContent(new VBox(TwoLines.heading("ledger.keys"), keys, TwoLines.heading("ledger.unnamed"), unnamed));
        model.heads().subscribe(this::show);
        model.state().subscribe(state -> show(model.heads().get()));
        model.unnamed().subscribe(this::show);
    }

    private void show(LedgerHeads heads) {
        keys.getChildren()
                .setAll(heads.keys().reversed().stream().map(this::row).toList());
    }

    private Node row(SigningKey key) {
        Standing standing = model.state().get().standing();
        boolean signs = key.until().isEmpty() && standing == Standing.OPEN;
        Button copy = Buttons.icon(Icons.COPY, Messages.get("ledger.key.copy"), () -> Clips.copy(key.written()));
        copy.getStyleClass().add("small");
        return new TwoLines(
                Icons.KEY.icon(signs ? "accent" : "none"),
                Words.label(key.id(), "mono"),
                Messages.get("ledger.key.kind", key.kind(), words(key, standing)),
                TwoLines.entry(key.until().orElse(key.since()), model::showEntry),
                copy);
    }

    /** Since when it signs, or until when it did. */
    static String words(SigningKey key, Standing standing) {
        if (key.until().isPresent()) {
            return Messages.get("ledger.key.ended", key.since(), key.until().getAsLong());
        }
        return Messages.get(
                switch (standing) {
                    case OPEN -> "ledger.key.signs";
                    case ENDED -> "ledger.key.retired";
                    case CONFLICT -> "ledger.key.idle";
                },
                key.since());
    }

    private void show(Optional<UnnamedBlobs> found) {
        var look = Buttons.secondary(Messages.get("ledger.unnamed.look"), Icons.SEARCH, model::lookForUnnamed);
        look.getStyleClass().add("small");
        look.setId("ledger-unnamed");
        String words = found.map(blobs -> blobs.count() == 0
                        ? Messages.get("ledger.unnamed.none")
                        : Messages.get("ledger.unnamed.some", blobs.count(), Figures.bytes(blobs.bytes())))
                .orElseGet(() -> Messages.get("ledger.unnamed.about"));
        unnamed.getChildren().setAll(Words.label(words, "second", "prose"), look);
    }
}
