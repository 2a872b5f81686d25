package dev.reckoner.ui.control;

import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.Passphrase;
import javafx.scene.control.PasswordField;

/** Where a passphrase is typed; it is taken out of the field without becoming a text. */
public final class PassphraseField extends PasswordField {
    /** An empty one with that identity and accessible text. */
    public PassphraseField(String id, String name) {
        setId(id);
        setAccessibleText(name);
    }

    /**
     * What was typed.
     *
     * @throws LedgerException LG-PASSPHRASE-UNFIT if it is none
     */
    public Passphrase passphrase() throws LedgerException {
        CharSequence typed = getCharacters();
        char[] characters = new char[typed.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = typed.charAt(i);
        }
        return Passphrase.of(characters);
    }
}
