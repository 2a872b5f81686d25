package dev.reckoner.ui.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.task.Toolkit;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Policies place as it stands in a window. */
class PoliciesLayoutTest {
    /** Height of a line, as the drawing has it. */
    private static final double ROW = 22;

    private static StackPane laid(double width) {
        Fonts.load();
        var place = new PoliciesPlace(new Contexts(new InventedCase()).context());
        var root = new StackPane(place.view());
        Theme.LIGHT.applyTo(new Scene(root, width, 760));
        place.shown();
        for (int i = 0; i < 3; i++) {
            root.applyCss();
            root.layout();
        }
        return root;
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @ParameterizedTest
    @ValueSource(ints = {916, 956, 1084, 1232})
    void noHeadingOfTheTableIsCutAndNoColumnIsOutOfSight(int width) {
        Toolkit.startWithoutDisplay();
        Toolkit.call(() -> {
            var table = (StandardTable<?>) laid(width).lookup("#policy-table");
            Set<Label> headings = table.lookupAll(".column-header .label").stream()
                    .filter(Label.class::isInstance)
                    .map(Label.class::cast)
                    .collect(Collectors.toSet());
            assertThat(headings).hasSize(6).noneMatch(Label::isTextTruncated);
            assertThat(headings)
                    .allMatch(label -> bounds(label).getMaxX() <= bounds(table).getMaxX() + 1);
            return table;
        });
    }

    @Test
    void theColouredLinesLieOnTheLinesThatAreTyped() {
        Toolkit.startWithoutDisplay();
        Toolkit.call(() -> {
            var root = laid(1232);
            var area = (TextArea) root.lookup("#policy-text");
            area.setText("aaaa\nbbbb\ncccc");
            root.applyCss();
            root.layout();
            root.layout();
            var typed = area.lookupAll(".text").stream()
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .filter(text -> text.getText().startsWith("aaaa"))
                    .findFirst()
                    .orElseThrow();
            var lines = root.lookupAll(".code-run").stream()
                    .map(Text.class::cast)
                    .filter(Node::isVisible)
                    .toList();
            for (var line : lines) {
                int index = "abc".indexOf(line.getText().charAt(0));
                assertThat(bounds(line).getMinX())
                        .isBetween(bounds(typed).getMinX() - 1, bounds(typed).getMinX() + 1);
                assertThat(bounds(line).getMinY())
                        .isBetween(
                                bounds(typed).getMinY() + index * ROW - 2,
                                bounds(typed).getMinY() + index * ROW + 2);
            }
            assertThat(lines).hasSize(3);
            return root;
        });
    }
}
