package dev.reckoner.ui.graph;

import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.lang.management.ManagementFactory;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * A window with a graph that is laid out beside it, shown, and then moved with every pulse, so that it can be measured how long the
 * window does not answer meanwhile.
 */
public final class GraphSession implements AutoCloseable {
    private static final double STEP = 23;
    /** Pulses after which the picture is moved back the other way. */
    private static final int TURN = 40;

    private final Background background = Background.start();
    private final GraphCanvas canvas;
    private final Stage stage;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            move();
        }
    };
    private boolean shown;
    private int moves;

    private GraphSession(int width, int height) {
        Fonts.load();
        canvas = new GraphCanvas(100, 100);
        var scene = new Scene(canvas, width, height);
        Theme.LIGHT.applyTo(scene);
        stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    /** Opens the window; on any thread. */
    public static GraphSession open(int width, int height) {
        return Toolkit.call(() -> new GraphSession(width, height));
    }

    /** Begins to lay a graph out; once it is shown it is moved with every pulse. */
    public void begin(GraphContent content) {
        Toolkit.call(() -> {
            shown = false;
            moves = 0;
            background.read(
                    progress -> GraphPicture.of(GraphLayout.of(content, progress::cancelled)), this::show, failure -> {
                        throw new IllegalStateException(failure);
                    });
            return shown;
        });
    }

    private void show(GraphPicture picture) {
        canvas.show(picture);
        shown = true;
        timer.start();
    }

    private void move() {
        boolean back = moves / TURN % 2 == 1;
        canvas.look(view -> (back ? view.moved(STEP / 3, STEP) : view.moved(-STEP / 3, -STEP))
                .zoomed(moves % TURN < TURN / 2 ? 0.97 : 1 / 0.97, view.width() / 2, view.height() / 2));
        moves++;
    }

    /**
     * Where it stands.
     *
     * @param moves how often it was moved since it is shown
     * @param worked how long the FX thread has worked since it began, without waiting; nanoseconds
     */
    public record State(int moves, long worked) {}

    /** Asks the window. It does nothing else for that, so that the time is how long it took to answer. */
    public State ask() {
        return Toolkit.call(() ->
                new State(shown ? moves : 0, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
    }

    /** Stops moving and waits for what runs beside. */
    @Override
    public void close() {
        Toolkit.call(() -> {
            timer.stop();
            stage.close();
            return shown;
        });
        background.close();
    }
}
