package dev.reckoner.ui.claims;

import dev.reckoner.ui.control.WrappedCell;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * An icon, a line and a second line, on nodes that the cell keeps.
 *
 * @param <T> what is listed
 */
final class TwoLineCell<T> extends WrappedCell<T> {
    private final Function<T, Words> words;
    private final FontIcon icon = new FontIcon();
    private final Label first = new Label();
    private final Label second = new Label();
    private final HBox whole = new HBox(8, icon, lines());

    /**
     * What a cell says.
     *
     * @param icon literal
     * @param first line
     * @param second line, empty text for none
     */
    record Words(String icon, String first, String second) {}

    TwoLineCell(Function<T, Words> words) {
        this.words = words;
        getStyleClass().add("finding");
        first.setWrapText(true);
        second.getStyleClass().add("second");
        second.setWrapText(true);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Words said = words.apply(item);
        icon.setIconLiteral(said.icon());
        first.setText(said.first());
        second.setText(said.second());
        second.setManaged(!said.second().isEmpty());
        second.setVisible(!said.second().isEmpty());
        setAccessibleText((said.first() + ". " + said.second()).strip());
        setGraphic(whole);
    }

    private VBox lines() {
        var lines = new VBox(first, second);
        HBox.setHgrow(lines, Priority.ALWAYS);
        return lines;
    }
}
