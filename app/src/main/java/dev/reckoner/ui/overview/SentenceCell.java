package dev.reckoner.ui.overview;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A finding in a table: its sentences, which wrap and are never cut, and the codes under them. */
final class SentenceCell extends TableCell<FindingGroup, FindingGroup> {
    private final Label sentence = wrapping();
    private final Label further = wrapping("second");
    private final Label codes = wrapping("code");
    private final VBox lines = new VBox(1, sentence, further, codes);

    SentenceCell() {
        lines.setPadding(new Insets(6, 0, 6, 0));
        lines.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable FindingGroup group, boolean empty) {
        super.updateItem(group, empty);
        if (empty || group == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        sentence.setText(group.sentence());
        further.setText(String.join("\n", group.further()));
        further.setManaged(!group.further().isEmpty());
        further.setVisible(!group.further().isEmpty());
        codes.setText(group.codes());
        setAccessibleText(String.join(". ", group.sentence(), String.join(". ", group.further()), group.codes()));
        setGraphic(lines);
    }

    /** A row asks its cells for their height without a width, so the width of the column answers. */
    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() == null) {
            return super.computePrefHeight(width);
        }
        double room = getTableColumn().getWidth() - snappedLeftInset() - snappedRightInset();
        return lines.prefHeight(room);
    }

    /** The lines take the whole cell: the skin would give them the height of unwrapped text. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double left = snappedLeftInset();
        lines.resizeRelocate(left, 0, getWidth() - left - snappedRightInset(), getHeight());
    }

    private static Label wrapping(String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
