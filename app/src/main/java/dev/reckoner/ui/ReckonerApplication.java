package dev.reckoner.ui;

import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.FirstSteps;
import dev.reckoner.ui.welcome.FirstStepsFile;
import dev.reckoner.ui.welcome.RecentCases;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with a window. JavaFX makes the instance itself, so what it opens is handed over in a static field. */
public final class ReckonerApplication extends Application {
    private static final AtomicReference<@Nullable Start> START = new AtomicReference<>();

    private record Start(Optional<Path> folder, Cases cases, RecentCases recent, FirstSteps firstSteps) {}

    private Optional<ReckonerWindow> window = Optional.empty();

    /**
     * Shows the window and returns when it was closed.
     *
     * @param folder the case to open; empty for the welcome
     * @param cases how cases are opened
     * @param settings folder where the list of recent cases is kept
     */
    public static void launch(Optional<Path> folder, Cases cases, Path settings) {
        START.set(new Start(
                folder,
                cases,
                new RecentCases(settings.resolve("recent-cases.txt")),
                new FirstStepsFile(settings.resolve("first-steps-closed.txt"))));
        Application.launch(ReckonerApplication.class);
    }

    @Override
    public void start(Stage stage) {
        Start start = Objects.requireNonNull(START.get(), "launch() was not used");
        Fonts.load();
        var root = new ReckonerWindow(start.cases(), start.recent(), InstantSource.system(), start.firstSteps());
        window = Optional.of(root);
        var scene = new Scene(root, 1440, 900);
        Theme.LIGHT.applyTo(scene);
        stage.setTitle(Messages.get("app.name"));
        stage.setMinWidth(1000);
        stage.setMinHeight(640);
        stage.setScene(scene);
        stage.show();
        start.folder().ifPresent(root::open);
    }

    @Override
    public void stop() {
        window.ifPresent(ReckonerWindow::close);
    }
}
