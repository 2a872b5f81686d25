package dev.reckoner.ui.trails;

import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A line of a file as it is in the file, with its neighbours; takes no room where nothing is known. */
final class LinesView extends VBox {
    private final Label name = styled("name");
    private final Label about = styled("second");
    private final VBox rows = new VBox();

    LinesView() {
        getStyleClass().add("file-lines");
        var header = new HBox(8, name, about);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("file-lines-header");
        rows.setPadding(new Insets(6, 0, 6, 0));
        getChildren().addAll(header, rows);
        VBox.setMargin(this, new Insets(4, 12, 12, 12));
        setMinHeight(USE_PREF_SIZE);
        show("", Optional.empty());
    }

    void show(String file, Optional<FileLines> found) {
        setVisible(found.isPresent());
        setManaged(found.isPresent());
        found.ifPresent(lines -> {
            name.setText(file);
            about.setText(Messages.get("trails.line", Figures.count(lines.chosen())));
            rows.getChildren().clear();
            for (int i = 0; i < lines.lines().size(); i++) {
                rows.getChildren().add(row(lines.first() + i, lines.lines().get(i), lines.chosen()));
            }
        });
    }

    private static Node row(long number, String text, long chosen) {
        var figure = styled("mono");
        figure.setText(Figures.count(number));
        figure.getStyleClass().add("muted");
        figure.setMinWidth(48);
        figure.setAlignment(Pos.CENTER_RIGHT);
        var line = styled("mono");
        line.setText(text);
        var row = new HBox(10, figure, line);
        row.setPadding(new Insets(0, 12, 0, 0));
        row.setMinHeight(20);
        row.setPrefHeight(20);
        row.setAlignment(Pos.CENTER_LEFT);
        if (number == chosen) {
            row.getStyleClass().add("file-line-chosen");
        }
        return row;
    }

    private static Label styled(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
