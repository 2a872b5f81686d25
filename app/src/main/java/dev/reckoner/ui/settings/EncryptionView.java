package dev.reckoner.ui.settings;

import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.NewPassphrase;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.PassphraseField;
import dev.reckoner.ui.control.WrongLine;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import java.io.IOException;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Whether the case is encrypted, and the change of its passphrase. */
final class EncryptionView extends VBox {
    private static final double FORM_WIDTH = 420;

    private final PlaceContext context;
    private final PassphraseField old = new PassphraseField("passphrase-old", Messages.get("passphrase.old"));
    private final NewPassphrase fresh = new NewPassphrase(this::change);
    private final WrongLine wrong = new WrongLine();
    private final Button button = Buttons.secondary(Messages.get("passphrase.change"), Icons.KEY, this::change);

    EncryptionView(PlaceContext context) {
        this.context = context;
        boolean encrypted = context.auditCase().isEncrypted();
        var body = new VBox(12, about(Messages.get(encrypted ? "settings.encrypted" : "settings.encrypted.not")));
        body.getStyleClass().add("card-body");
        if (encrypted) {
            button.setId("passphrase-change");
            old.setOnAction(event -> fresh.focus());
            var form = new VBox(12, NewPassphrase.labelled(old), fresh, wrong, button);
            form.setMaxWidth(FORM_WIDTH);
            body.getChildren().add(form);
        }
        getChildren().add(new Card(Messages.get("settings.section.encryption")).content(body));
    }

    private static Label about(String text) {
        var about = new Label(text);
        about.getStyleClass().add("second");
        about.setWrapText(true);
        about.setMinWidth(0);
        about.setMinHeight(USE_PREF_SIZE);
        return about;
    }

    private void change() {
        try {
            var present = old.passphrase();
            fresh.read(wrong::say).ifPresentOrElse(next -> change(present, next), present::close);
        } catch (LedgerException unfit) {
            wrong.say(Optional.of(unfit.sentence()));
        }
    }

    private void change(Passphrase present, Passphrase next) {
        button.setDisable(true);
        context.background()
                .submit(
                        Messages.get("passphrase.job"),
                        progress -> changed(present, next),
                        done -> {
                            forget();
                            context.notices().add(Notice.result(Messages.get("passphrase.changed")));
                        },
                        this::failed);
    }

    private boolean changed(Passphrase present, Passphrase next) throws IOException {
        try (present;
                next) {
            context.auditCase().changePassphrase(present, next);
            return true;
        }
    }

    private void forget() {
        button.setDisable(false);
        old.clear();
        fresh.clear();
        wrong.say(Optional.empty());
    }

    private void failed(Exception reason) {
        button.setDisable(false);
        old.clear();
        old.requestFocus();
        wrong.say(Optional.of(
                reason instanceof LedgerException ledger && ledger.code().equals("LG-PASSPHRASE")
                        ? Messages.get("passphrase.wrong")
                        : String.valueOf(reason.getMessage())));
    }
}
