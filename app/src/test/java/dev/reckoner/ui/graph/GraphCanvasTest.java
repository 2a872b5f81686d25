package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The graph under the pointer and the keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class GraphCanvasTest {
    private final List<String> selected = new ArrayList<>();
    private final List<String> activated = new ArrayList<>();
    private final List<GraphEdge> edges = new ArrayList<>();
    private int tables;
    private GraphCanvas graph;

    @Start
    void start(Stage stage) {
        Fonts.load();
        graph = new GraphCanvas(100, 100);
        graph.onSelected(selected::add);
        graph.onActivated(activated::add);
        graph.onEdge(edges::add);
        graph.onTable(() -> tables++);
        graph.show(GraphPicture.of(DrawnGraph.laidOut()));
        var scene = new Scene(new StackPane(graph), 900, 480);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        // The wheel of a screen in memory takes places on it for places in the window.
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private PlacedNode node(String id) {
        return graph.picture().orElseThrow().neighbours().node(id).orElseThrow();
    }

    private Point2D screen(String id) {
        Area at = graph.view().onScreen(node(id).area());
        return graph.localToScreen(at.centreX(), at.centreY());
    }

    private void press(FxRobot robot, KeyCode... keys) {
        Toolkit.call(() -> {
            graph.requestFocus();
            return graph;
        });
        for (KeyCode key : keys) {
            robot.press(key).release(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aClickSelectsTheNodeUnderThePointer(FxRobot robot) {
        robot.clickOn(screen("meridian-03"));
        assertThat(selected).containsExactly("meridian-03");
        assertThat(graph.selected().get()).isEqualTo("meridian-03");
        assertThat(graph.getAccessibleText()).startsWith("Meridian-03, operator");
        assertThat(graph.isFocused()).isTrue();
    }

    @Test
    void aClickOnALineChoosesTheEdge(FxRobot robot) {
        PlacedEdge edge =
                graph.picture().orElseThrow().neighbours().edges("payer").getFirst();
        double x = (edge.points().getFirst().x() + edge.points().getLast().x()) / 2;
        Area at = graph.view().onScreen(new Area(x, edge.points().getFirst().y() + 2, 0, 0));
        robot.clickOn(graph.localToScreen(at.x(), at.y()));
        assertThat(edges).containsExactly(edge.edge());
        assertThat(selected).isEmpty();
    }

    @Test
    void aDoubleClickAndEnterOpenAFold(FxRobot robot) {
        robot.doubleClickOn(screen("same"));
        assertThat(activated).containsExactly("same");
        press(robot, KeyCode.ENTER);
        assertThat(activated).containsExactly("same", "same");
    }

    @Test
    void arrowsFollowTheEdges(FxRobot robot) {
        press(robot, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
        assertThat(selected).containsExactly("a2019", "fp32", "a2019", "ledgerly", "payer");
    }

    @Test
    void keysZoomFitAndAskForTheTable(FxRobot robot) {
        double before = graph.zoom().get();
        press(robot, KeyCode.ADD, KeyCode.ADD);
        assertThat(graph.zoom().get()).isCloseTo(before * 1.25 * 1.25, within(1e-9));
        press(robot, KeyCode.SUBTRACT);
        assertThat(graph.zoom().get()).isCloseTo(before * 1.25, within(1e-9));
        press(robot, KeyCode.F);
        assertThat(graph.view().seen().holds(node("meridian").area())).isTrue();
        assertThat(graph.view().seen().holds(node("payer").area())).isTrue();
        press(robot, KeyCode.T);
        assertThat(tables).isEqualTo(1);
    }

    @Test
    void draggingMovesThePictureAndSelectsNothing(FxRobot robot) {
        Area before = graph.view().onScreen(node("a2019").area());
        robot.drag(screen("a2019"), MouseButton.PRIMARY).moveBy(-60, 40).drop();
        WaitForAsyncUtils.waitForFxEvents();
        Area after = graph.view().onScreen(node("a2019").area());
        assertThat(after.x() - before.x()).isCloseTo(-60, within(1.0));
        assertThat(after.y() - before.y()).isCloseTo(40, within(1.0));
        assertThat(selected).isEmpty();
    }

    @Test
    void theWheelZoomsWhereThePointerIs(FxRobot robot) {
        robot.moveTo(screen("int8"));
        Point2D before = screen("int8");
        robot.scroll(2, javafx.geometry.VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(graph.zoom().get()).isNotEqualTo(1.0);
        assertThat(screen("int8").distance(before)).isLessThan(2);
    }

    @Test
    void anotherLookRepaintsIt() {
        assertThat(ground()).isEqualTo(Theme.LIGHT.tokens().colour("panel"));
        Toolkit.call(() -> {
            Theme.DARK.applyTo(graph.getScene());
            return graph;
        });
        assertThat(ground()).isEqualTo(Theme.DARK.tokens().colour("panel"));
    }

    private Color ground() {
        return Toolkit.call(() -> {
            graph.getScene().getRoot().layout();
            return graph.snapshot(null, null).getPixelReader().getColor(5, 300);
        });
    }

    @Test
    void aClickOnTheMinimapLooksThere(FxRobot robot) {
        Toolkit.call(() -> {
            graph.show(GraphPicture.of(GraphLayout.of(RandomGraphs.of(2, 120, 150), () -> false)));
            return graph;
        });
        WaitForAsyncUtils.waitForFxEvents();
        double height = graph.picture().orElseThrow().graph().height();
        robot.clickOn(graph.localToScreen(
                graph.getWidth() - 12 - Minimap.WIDTH / 2, graph.getHeight() - 12 - Minimap.HEIGHT + 16));
        assertThat(graph.view().seen().centreY()).isLessThan(height * 0.25);
        robot.clickOn(graph.localToScreen(graph.getWidth() - 12 - Minimap.WIDTH / 2, graph.getHeight() - 12 - 16));
        assertThat(graph.view().seen().centreY()).isGreaterThan(height * 0.75);
        assertThat(selected).isEmpty();
    }

    @Test
    void anotherStateOfTheGraphLeavesWhatIsSelectedWhereItIs(FxRobot robot) {
        robot.clickOn(screen("int8"));
        Point2D before = screen("int8");
        GraphContent content = DrawnGraph.content();
        var nodes = new ArrayList<>(content.nodes());
        for (int i = 0; i < 6; i++) {
            nodes.add(0, new GraphNode("new" + i, "Model " + i, "model", NodeForm.ROUNDED, "fth-layers", 3));
        }
        var opened = new GraphContent(content.columnTitles(), nodes, content.edges(), "opened");
        Toolkit.call(() -> {
            graph.replace(GraphPicture.of(GraphLayout.of(opened, () -> false)));
            return graph;
        });
        assertThat(graph.selected().get()).isEqualTo("int8");
        assertThat(screen("int8").distance(before)).isLessThan(1);
    }
}
