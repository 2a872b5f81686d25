package dev.reckoner.ui.welcome;

import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.NewPassphrase;
import dev.reckoner.ui.control.PassphraseField;
import dev.reckoner.ui.control.WrongLine;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the passphrase of an encrypted case, over the welcome. */
public final class UnlockView extends VBox {
    private final PassphraseField field = new PassphraseField("unlock-passphrase", Messages.get("passphrase.case"));
    private final WrongLine wrong = new WrongLine();
    private final Consumer<Passphrase> open;

    /**
     * An empty field.
     *
     * @param folder of the case
     * @param why what was wrong with the passphrase before
     * @param open gets what was typed
     * @param cancel goes back
     */
    public UnlockView(Path folder, Optional<String> why, Consumer<Passphrase> open, Runnable cancel) {
        super(12);
        this.open = open;
        getStyleClass().addAll("popover-panel", "help-list");
        setMaxSize(420, USE_PREF_SIZE);
        setPrefWidth(420);
        var title = new Label(Messages.get("unlock.title"));
        title.getStyleClass().add("subject");
        title.setGraphic(Icons.LOCKED.icon());
        var where = new Label(Figures.middle(folder.toString(), 60));
        where.getStyleClass().add("second");
        field.setOnAction(event -> open());
        wrong.say(why);
        var buttons = new HBox(
                8,
                Buttons.primary(Messages.get("unlock.open"), Icons.ISOLATION_LIFTED, this::open),
                Buttons.secondary(Messages.get("action.cancel"), cancel));
        getChildren().addAll(new VBox(4, title, where), NewPassphrase.labelled(field), wrong, buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel.run();
            }
        });
    }

    /** Puts the focus where typing goes; once it is on the screen. */
    public void focus() {
        field.requestFocus();
    }

    private void open() {
        try {
            var passphrase = field.passphrase();
            field.clear();
            open.accept(passphrase);
        } catch (LedgerException unfit) {
            wrong.say(Optional.of(unfit.sentence()));
        }
    }
}
