package dev.reckoner.ui;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.CaseDoor;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Pictures of the window as PNG files, drawn in memory: they need no display. */
public final class Screenshots {
    /** Width of a picture, pixels. */
    public static final int WIDTH = 1440;
    /** Height of a picture, pixels. */
    public static final int HEIGHT = 900;

    private Screenshots() {}

    /**
     * Draws places of a case. Starts the toolkit without a display if no toolkit runs yet.
     *
     * @param folder where the files go, named after place and theme; made if absent
     * @return the files, in the order of the places
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(AuditCase auditCase, Path folder, List<PlaceId> places, Theme theme)
            throws IOException {
        return write(auditCase, folder, places, theme, WIDTH, HEIGHT, (place, workbench) -> {});
    }

    /**
     * The same in another size, with something done to the window before each picture.
     *
     * @param before called on the FX thread once the place is shown, for example to select a row
     */
    public static List<Path> write(
            AuditCase auditCase,
            Path folder,
            List<PlaceId> places,
            Theme theme,
            int width,
            int height,
            BiConsumer<PlaceId, Workbench> before)
            throws IOException {
        return write(auditCase, Places.all(), folder, places, theme, width, height, before);
    }

    /**
     * The same with other places than the program's.
     *
     * @param factories a factory for each place
     */
    public static List<Path> write(
            AuditCase auditCase,
            Map<PlaceId, PlaceContext.Factory> factories,
            Path folder,
            List<PlaceId> places,
            Theme theme,
            int width,
            int height,
            BiConsumer<PlaceId, Workbench> before)
            throws IOException {
        Files.createDirectories(folder);
        Toolkit.startWithoutDisplay();
        var files = new ArrayList<Path>();
        Workbench workbench = Toolkit.call(() -> {
            Fonts.load();
            var made = new Workbench(auditCase, Background.direct(), factories, CaseDoor.CLOSED);
            theme.applyTo(new Scene(made, width, height));
            return made;
        });
        for (PlaceId place : places) {
            Toolkit.call(() -> {
                workbench.show(place);
                settle(workbench);
                before.accept(place, workbench);
                return place;
            });
            String name = "%02d-%s-%s.png".formatted(place.number(), word(place.name()), word(theme.name()));
            files.add(save(workbench, folder.resolve(name)));
        }
        return files;
    }

    /** Draws any node as it would stand in a window of that size. */
    public static Path write(Parent root, Path file, Theme theme, int width, int height) throws IOException {
        Toolkit.call(() -> {
            theme.applyTo(new Scene(root, width, height));
            return root;
        });
        return save(root, file);
    }

    /** Draws a node as it stands in its window. */
    public static Path save(Parent root, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        BufferedImage image = Toolkit.call(() -> {
            // Tables and canvases reach their final state in the second pass.
            settle(root);
            settle(root);
            return image(root.getScene().snapshot(null));
        });
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static void settle(Parent root) {
        root.applyCss();
        root.layout();
    }

    private static BufferedImage image(WritableImage snapshot) {
        int width = (int) snapshot.getWidth();
        int height = (int) snapshot.getHeight();
        PixelReader pixels = snapshot.getPixelReader();
        int[] argb = new int[width * height];
        pixels.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
