package dev.reckoner.ui.trails;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where files, folders and ZIPs are dropped. */
final class DropStrip extends HBox {
    private final Consumer<List<Path>> dropped;

    DropStrip(Consumer<List<Path>> dropped, Runnable choose) {
        this.dropped = dropped;
        getStyleClass().add("drop-strip");
        var title = new Label(Messages.get("trails.drop"));
        title.getStyleClass().add("name");
        var detail = new Label(Messages.get("trails.drop.detail"));
        detail.getStyleClass().add("second");
        var words = new VBox(2, title, detail);
        words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren()
                .addAll(Icons.TRAIL.icon("icon-20"), words, Buttons.link(Messages.get("trails.drop.choose"), choose));
        setOnDragOver(this::over);
        setOnDragExited(event -> getStyleClass().remove("over"));
        setOnDragDropped(this::drop);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!getStyleClass().contains("over")) {
                getStyleClass().add("over");
            }
        }
        event.consume();
    }

    private void drop(DragEvent event) {
        List<Path> files =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        dropped.accept(files);
    }
}
