package dev.reckoner.ui.welcome;

import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.NewPassphrase;
import dev.reckoner.ui.control.WrongLine;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks whether a new case is to be encrypted, over the welcome. */
public final class NewCaseView extends VBox {
    private final CheckBox encrypt = new CheckBox(Messages.get("newCase.encrypt"));
    private final NewPassphrase passphrase = new NewPassphrase(this::make);
    private final WrongLine wrong = new WrongLine();
    private final Consumer<Optional<Passphrase>> make;
    private final Button button;

    /**
     * For a case that is not encrypted unless that is chosen.
     *
     * @param folder of the case
     * @param make gets the passphrase if there is to be one
     * @param cancel goes back
     */
    public NewCaseView(Path folder, Consumer<Optional<Passphrase>> make, Runnable cancel) {
        super(12);
        this.make = make;
        getStyleClass().addAll("popover-panel", "help-list");
        setMaxSize(460, USE_PREF_SIZE);
        setPrefWidth(460);
        var title = new Label(Messages.get("welcome.new"));
        title.getStyleClass().add("subject");
        title.setGraphic(Icons.NEW_CASE.icon());
        var where = new Label(Figures.middle(folder.toString(), 60));
        where.getStyleClass().add("second");
        var about = new Label(Messages.get("newCase.about"));
        about.getStyleClass().addAll("body-2", "prose");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        encrypt.setId("new-case-encrypt");
        passphrase.visibleProperty().bind(encrypt.selectedProperty());
        passphrase.managedProperty().bind(encrypt.selectedProperty());
        button = Buttons.primary(Messages.get("newCase.make"), Icons.NEW_CASE, this::make);
        button.setId("new-case-make");
        var buttons = new HBox(8, button, Buttons.secondary(Messages.get("action.cancel"), cancel));
        getChildren().addAll(new VBox(4, title, where), encrypt, about, passphrase, wrong, buttons);
        encrypt.selectedProperty().subscribe(this::chosen);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel.run();
            }
        });
        // Not the default button: taking that from the sample would leave the welcome without one.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && button.isFocused()) {
                event.consume();
                make();
            }
        });
    }

    /** Puts the focus where Enter makes the case; once it is on the screen. */
    public void focus() {
        button.requestFocus();
    }

    private void chosen(boolean encrypted) {
        wrong.say(Optional.empty());
        passphrase.clear();
        if (encrypted) {
            passphrase.focus();
        }
    }

    private void make() {
        if (!encrypt.isSelected()) {
            make.accept(Optional.empty());
            return;
        }
        passphrase.read(wrong::say).ifPresent(given -> {
            passphrase.clear();
            make.accept(Optional.of(given));
        });
    }
}
