package dev.reckoner.ui.control;

import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks for a new passphrase twice, and says what it means to lose it. */
public final class NewPassphrase extends VBox {
    private final PassphraseField first = new PassphraseField("passphrase-new", Messages.get("passphrase.new"));
    private final PassphraseField second = new PassphraseField("passphrase-again", Messages.get("passphrase.again"));

    /** Empty fields; Enter in the last does the same as the button beside them. */
    public NewPassphrase(Runnable enter) {
        super(8);
        var warning = new Label(Messages.get("passphrase.lost"));
        warning.getStyleClass().addAll("body-2", "prose");
        warning.setWrapText(true);
        warning.setMinHeight(USE_PREF_SIZE);
        first.setOnAction(event -> second.requestFocus());
        second.setOnAction(event -> enter.run());
        getChildren().addAll(labelled(first), labelled(second), warning);
    }

    /** A field below its name. */
    public static VBox labelled(PassphraseField field) {
        var name = new Label(field.getAccessibleText());
        name.getStyleClass().add("second");
        name.setLabelFor(field);
        return new VBox(4, name, field);
    }

    /** The passphrase, if it was typed twice alike; else what is wrong is said. */
    public Optional<Passphrase> read(Consumer<Optional<String>> wrong) {
        try {
            var passphrase = first.passphrase();
            if (isRepeated(passphrase)) {
                wrong.accept(Optional.empty());
                return Optional.of(passphrase);
            }
            passphrase.close();
            wrong.accept(Optional.of(Messages.get("passphrase.different")));
        } catch (LedgerException unfit) {
            wrong.accept(Optional.of(unfit.sentence()));
        }
        return Optional.empty();
    }

    private boolean isRepeated(Passphrase passphrase) throws LedgerException {
        if (second.getLength() == 0) {
            return false;
        }
        try (var again = second.passphrase()) {
            return passphrase.isSameAs(again);
        }
    }

    /** Empties the fields. */
    public void clear() {
        first.clear();
        second.clear();
    }

    /** Puts the focus where typing begins. */
    public void focus() {
        first.requestFocus();
    }
}
