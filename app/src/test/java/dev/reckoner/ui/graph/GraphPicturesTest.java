package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.Screenshots;
import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of a graph, for comparison with the drawing. */
class GraphPicturesTest {
    private static final Path FOLDER = Path.of(System.getProperty("reckoner.pictures", "target/screenshots"), "graph");

    @BeforeAll
    static void start() {
        Toolkit.startWithoutDisplay();
        Fonts.load();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theGraphOfTheDrawingIsPaintedInEveryLook(Theme theme) throws IOException {
        BufferedImage seen = picture("drawing", drawing(), theme, 864, 500, canvas -> {});
        assertThat(seen.getRGB(4, 250) & 0xFFFFFF).as("the ground").isEqualTo(rgb(theme, "panel"));
        assertThat(count(seen, rgb(theme, "accent")))
                .as("pixels of the lit path")
                .isGreaterThan(500);
        picture("zoomed", drawing(), theme, 864, 500, canvas -> {
            canvas.zoomIn();
            canvas.zoomIn();
            canvas.zoomIn();
            canvas.look(view -> view.moved(-300, -40));
        });
        picture("pointed", drawing(), theme, 864, 500, canvas -> {
            GraphPicture graph = canvas.picture().orElseThrow();
            canvas.select("int8");
            canvas.requestFocus();
            canvas.point(new Pointed(graph.neighbours().node("tessel-02"), Optional.empty()));
        });
        picture("small", drawing(), theme, 480, 240, GraphCanvas::fit);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void ofALargeGraphAPartIsInSightWithTheWholeInSmall(Theme theme) throws IOException {
        LaidOut large = GraphLayout.of(RandomGraphs.of(11, 400, 500), () -> false);
        BufferedImage seen = picture("large", GraphPicture.of(large), theme, 864, 500, canvas -> canvas.select("n7"));
        int corner = seen.getRGB(864 - 12 - 80, 500 - 12 - 4) & 0xFFFFFF;
        assertThat(corner).as("the ground of the minimap").isEqualTo(rgb(theme, "header"));
        picture("large-fit", GraphPicture.of(large), theme, 864, 500, GraphCanvas::fit);
    }

    @Test
    void itIsWrittenToFilesAsItIsPainted() throws IOException {
        Files.createDirectories(FOLDER);
        var graph = GraphPicture.of(DrawnGraph.laidOut());
        for (Export.Form form : List.of(Export.Form.CSV, Export.Form.PNG, Export.Form.SVG)) {
            Path file = FOLDER.resolve("exported." + form.extension());
            try (var out = Files.newOutputStream(file)) {
                graph.export("Graph", form, Theme.LIGHT.tokens()).writing().write(out);
            }
            assertThat(file).isNotEmptyFile();
        }
        BufferedImage png = ImageIO.read(FOLDER.resolve("exported.png").toFile());
        assertThat(png.getWidth()).isEqualTo((int) graph.whole().width() * 2);
        assertThat(count(png, rgb(Theme.LIGHT, "accent"))).isGreaterThan(2000);
    }

    private static GraphPicture drawing() {
        return GraphPicture.of(DrawnGraph.laidOut());
    }

    private static BufferedImage picture(
            String name, GraphPicture graph, Theme theme, int width, int height, Consumer<GraphCanvas> before)
            throws IOException {
        var canvas = new GraphCanvas(100, 100);
        canvas.show(graph);
        Path file = FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        var root = new StackPane(canvas);
        Screenshots.write(root, file, theme, width, height);
        Toolkit.call(() -> {
            before.accept(canvas);
            return canvas;
        });
        Screenshots.save(root, file);
        return ImageIO.read(file.toFile());
    }

    private static int rgb(Theme theme, String token) {
        return Integer.parseInt(theme.tokens().colour(token).toString().substring(2, 8), 16);
    }

    private static int count(BufferedImage image, int rgb) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
            }
        }
        return count;
    }
}
