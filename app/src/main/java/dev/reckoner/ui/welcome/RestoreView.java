package dev.reckoner.ui.welcome;

import dev.reckoner.crypto.Ed25519CosignerKey;
import dev.reckoner.crypto.NoteKey;
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
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks where a backup is to become a case, and with what it is to be compared, over the welcome. */
public final class RestoreView extends VBox {
    private static final double WIDTH = 520;

    private final Path backup;
    private final PassphraseField field = new PassphraseField("restore-passphrase", Messages.get("restore.passphrase"));
    private final WrongLine wrong = new WrongLine();
    private final boolean sealed;
    private final Consumer<Restoring> restore;
    private final Button choose;
    private final TextField key = new TextField();
    private final Button make;
    private final Label chosenFolder = second(Messages.get("restore.folder.none"));
    private final Tooltip unchosen = new Tooltip(Messages.get("restore.unchosen"));
    private final Label chosenHead = second(Messages.get("restore.head.none"));
    private Optional<Path> folder = Optional.empty();
    private Optional<Path> head = Optional.empty();

    /**
     * What the person is asked with.
     *
     * @param folder asks for an empty folder
     * @param head asks for the file of a head
     */
    public record Asking(Supplier<Optional<Path>> folder, Supplier<Optional<Path>> head) {}

    /**
     * With nothing chosen yet.
     *
     * @param sealed true if the backup can be opened only with a passphrase
     * @param restore gets what was chosen
     * @param cancel goes back
     */
    public RestoreView(Path backup, boolean sealed, Asking asking, Consumer<Restoring> restore, Runnable cancel) {
        super(14);
        this.backup = backup;
        this.sealed = sealed;
        this.restore = restore;
        getStyleClass().addAll("popover-panel", "help-list");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        var title = new Label(Messages.get("restore.title"));
        title.getStyleClass().add("subject");
        title.setGraphic(Icons.BACKUP.icon());
        choose = Buttons.secondary(
                Messages.get("restore.folder.do"), () -> asking.folder().get().ifPresent(this::into));
        choose.setId("restore-folder");
        var chooseHead = Buttons.secondary(
                Messages.get("restore.head.do"), () -> asking.head().get().ifPresent(this::compared));
        chooseHead.setId("restore-head");
        getChildren()
                .addAll(
                        new VBox(4, title, second(Figures.middle(backup.toString(), 64))),
                        line("restore.folder", choose, chosenFolder),
                        new VBox(6, line("restore.head", chooseHead, chosenHead), prose("restore.head.about")));
        getChildren().add(keyField());
        if (sealed) {
            field.setOnAction(event -> restore());
            getChildren().add(NewPassphrase.labelled(field));
        }
        make = Buttons.primary(Messages.get("restore.do"), Icons.BACKUP, this::restore);
        make.setId("restore-make");
        // A disabled button gets no mouse events, so what surrounds it says why.
        var holder = new HBox(make);
        make.disabledProperty().subscribe(disabled -> {
            Tooltip.uninstall(holder, unchosen);
            if (disabled) {
                Tooltip.install(holder, unchosen);
            }
        });
        make.setDisable(true);
        getChildren().addAll(wrong, new HBox(8, holder, Buttons.secondary(Messages.get("action.cancel"), cancel)));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel.run();
            }
        });
    }

    /** The same after a try that failed. */
    public RestoreView after(Restoring before, String why) {
        into(before.folder());
        before.head().ifPresent(this::compared);
        before.key().ifPresent(known -> key.setText(known.written()));
        wrong.say(Optional.of(why));
        return this;
    }

    /** Puts the focus on what is needed first; once it is on the screen. */
    public void focus() {
        choose.requestFocus();
    }

    private void into(Path path) {
        folder = Optional.of(path);
        make.setDisable(false);
        chosenFolder.setText(Figures.middle(path.toString(), 48));
    }

    private void compared(Path path) {
        head = Optional.of(path);
        chosenHead.setText(Figures.middle(path.toString(), 48));
    }

    private void restore() {
        if (folder.isEmpty()) {
            wrong.say(Optional.of(Messages.get("restore.unchosen")));
            choose.requestFocus();
            return;
        }
        try {
            Optional<NoteKey> known = known();
            Optional<Passphrase> given = sealed ? Optional.of(field.passphrase()) : Optional.empty();
            field.clear();
            restore.accept(new Restoring(backup, folder.get(), head, known, given));
        } catch (LedgerException unfit) {
            wrong.say(Optional.of(unfit.sentence()));
        }
    }

    /** The key that was pasted, read before the passphrase is taken from its field. */
    private Optional<NoteKey> known() throws LedgerException {
        String written = key.getText().strip();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            NoteKey read = NoteKey.parse(written);
            if (!(read instanceof Ed25519CosignerKey)) {
                return Optional.of(read);
            }
        } catch (IllegalArgumentException none) {
            throw new LedgerException(
                    "LG-LOG-KEY", Messages.get("restore.key.wrong", String.valueOf(none.getMessage())), none);
        }
        throw new LedgerException("LG-LOG-KEY", Messages.get("restore.key.witness"));
    }

    private Node keyField() {
        var words = new Label(Messages.get("restore.key"));
        words.getStyleClass().add("name");
        key.setId("restore-key");
        key.getStyleClass().add("mono");
        key.setPromptText(Messages.get("restore.key.prompt"));
        key.setAccessibleText(Messages.get("restore.key"));
        key.setOnAction(event -> restore());
        return new VBox(4, words, key);
    }

    private static Node line(String name, Button button, Label chosen) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var words = new Label(Messages.get(name));
        words.getStyleClass().add("name");
        var row = new HBox(8, new VBox(2, words, chosen), gap, button);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label second(String text) {
        var label = new Label(text);
        label.getStyleClass().add("second");
        return label;
    }

    private static Label prose(String key) {
        var label = new Label(Messages.get(key));
        label.getStyleClass().addAll("body-2", "prose");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
