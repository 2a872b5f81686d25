package dev.reckoner.ui.shell;

import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.look.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks with the system's own dialog where a file shall be written. */
final class ExportChooser implements Function<Export, Optional<Path>> {
    private final Node owner;
    private Optional<File> folder = Optional.empty();

    ExportChooser(Node owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> apply(Export export) {
        Window window = owner.getScene() == null ? null : owner.getScene().getWindow();
        if (window == null || !window.isShowing()) {
            return Optional.empty();
        }
        var chooser = new FileChooser();
        chooser.setTitle(Messages.get("export.choose"));
        chooser.setInitialFileName(export.fileName());
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        Messages.get("export.kind." + export.form().extension()),
                        "*." + export.form().extension()));
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(window));
        chosen.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
        return chosen.map(File::toPath);
    }
}
