package dev.reckoner.ui.dossier;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the analyst for a file; empty where they thought better of it. */
interface FileAsk {
    /** For one to read. */
    Optional<Path> toRead(String title);

    /** For one to write. */
    Optional<Path> toWrite(String title, String name);

    /** With the system's own dialogs; no file where there is no window. */
    static FileAsk dialogs(Node owner) {
        return new FileAsk() {
            @Override
            public Optional<Path> toRead(String title) {
                return window().map(window -> chooser(title, "").showOpenDialog(window))
                        .map(File::toPath);
            }

            @Override
            public Optional<Path> toWrite(String title, String name) {
                return window().map(window -> chooser(title, name).showSaveDialog(window))
                        .map(File::toPath);
            }

            private Optional<Window> window() {
                return Optional.ofNullable(owner.getScene())
                        .map(scene -> scene.getWindow())
                        .filter(Window::isShowing);
            }
        };
    }

    private static FileChooser chooser(String title, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return chooser;
    }
}
