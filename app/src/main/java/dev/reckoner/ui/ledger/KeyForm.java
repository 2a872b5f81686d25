package dev.reckoner.ui.ledger;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks in place for the key of the log whose head was chosen: without it a head proves nothing. */
final class KeyForm extends VBox {
    KeyForm(HeadsViewModel model) {
        super(6);
        setPadding(new Insets(10, 12, 10, 12));
        getStyleClass().add("ruled-top");
        var words = new Label();
        words.getStyleClass().addAll("second", "prose", "plain");
        words.setMinHeight(Region.USE_PREF_SIZE);
        var key = new TextField();
        key.setId("ledger-key");
        key.getStyleClass().add("mono");
        key.setPromptText(Messages.get("ledger.key.prompt"));
        key.setAccessibleText(Messages.get("ledger.key"));
        key.textProperty().bindBidirectional(model.key());
        key.setOnAction(event -> model.importHead());
        var keep = Buttons.secondary(Messages.get("ledger.key.keep"), Icons.IMPORT, model::importHead);
        keep.setId("ledger-keep");
        keep.disableProperty().bind(model.key().isEmpty());
        var leave = Buttons.link(
                Messages.get("action.cancel"), () -> model.waiting().set(Optional.empty()));
        getChildren().addAll(words, key, new HBox(8, keep, leave));
        managedProperty().bind(visibleProperty());
        model.waiting().subscribe(file -> {
            setVisible(file.isPresent());
            file.ifPresent(path -> {
                words.setText(Messages.get("ledger.key.about", String.valueOf(path.getFileName())));
                key.requestFocus();
            });
        });
    }
}
