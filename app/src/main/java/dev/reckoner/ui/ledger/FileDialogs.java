package dev.reckoner.ui.ledger;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks with the system's own dialogs; no file where there is no window. */
final class FileDialogs implements FileAsk {
    private final Node owner;
    private Optional<File> folder = Optional.empty();

    FileDialogs(Node owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> toRead(String title) {
        return ask(title, "", FileChooser::showOpenDialog);
    }

    @Override
    public Optional<Path> toWrite(String title, String name) {
        return ask(title, name, FileChooser::showSaveDialog);
    }

    private Optional<Path> ask(String title, String name, BiFunction<FileChooser, Window, File> dialog) {
        Window window = owner.getScene() == null ? null : owner.getScene().getWindow();
        if (window == null || !window.isShowing()) {
            return Optional.empty();
        }
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> chosen = Optional.ofNullable(dialog.apply(chooser, window));
        chosen.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
        return chosen.map(File::toPath);
    }
}
