package dev.reckoner.ui.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;

/** JavaFX for programs that show no window. */
public final class Toolkit {
    private Toolkit() {}

    /**
     * Starts JavaFX so that it draws in memory. Does nothing where it runs already; then its platform stays as it is.
     */
    public static synchronized void startWithoutDisplay() {
        setUnlessSet("glass.platform", "Headless");
        setUnlessSet("prism.order", "sw");
        setUnlessSet("java.awt.headless", "true");
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyRunning) {
            return;
        }
        Platform.setImplicitExit(false);
    }

    /** Runs something on the FX thread and waits for it. */
    public static <T> T call(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            return now(work);
        }
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error e) { // handed to the caller, who would wait for ever otherwise
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends JavaFX, so that the program can end. */
    public static void stop() {
        Platform.exit();
    }

    private static <T> T now(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) { // a Callable declares no narrower one
            throw new IllegalStateException(e);
        }
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
