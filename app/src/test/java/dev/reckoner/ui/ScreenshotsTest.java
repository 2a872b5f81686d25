package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.task.Toolkit;
import dev.reckoner.ui.welcome.RecentCases;
import dev.reckoner.ui.welcome.Ways;
import dev.reckoner.ui.welcome.WelcomeView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.TextField;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScreenshotsTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyPlaceIsDrawnOnTheGroundOfItsTheme(Theme theme) throws IOException {
        List<PlaceId> places = List.of(PlaceId.values());
        List<Path> files = Screenshots.write(new InventedCase(), Path.of("target/screenshots"), places, theme);
        assertThat(files).hasSize(places.size());
        for (Path file : files) {
            var image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(Screenshots.WIDTH);
            // The bottom left corner lies in the activity bar, on the ground of the window.
            assertThat(image.getRGB(2, Screenshots.HEIGHT - 2) & 0xFFFFFF).isEqualTo(ground(theme));
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theWelcomeIsDrawn(Theme theme) throws IOException {
        Toolkit.startWithoutDisplay();
        var recent = List.of(new RecentCases.Recent(
                Path.of("/invented/ledgerly"), "Ledgerly, second quarter", Instant.parse("2026-06-01T17:40:00Z")));
        WelcomeView welcome = Toolkit.call(() -> {
            Fonts.load();
            return new WelcomeView(new NoWays(), recent, new Notices(), true);
        });
        Path file = Path.of("target/screenshots", "10-welcome-" + theme + ".png");
        Screenshots.write(welcome, file, theme, Screenshots.WIDTH, Screenshots.HEIGHT);
        assertThat(ImageIO.read(file.toFile()).getRGB(2, 2) & 0xFFFFFF).isEqualTo(ground(theme));
    }

    private record NoWays() implements Ways {
        @Override
        public void sample() {}

        @Override
        public void create() {}

        @Override
        public void choose() {}

        @Override
        public void open(Path folder) {}

        @Override
        public void restore() {}
    }

    @ParameterizedTest
    @EnumSource(PlaceId.class)
    void aNarrowWindowStillHoldsThePlace(PlaceId place) throws IOException {
        Path folder = Path.of("target/screenshots/narrow");
        List<Path> files = Screenshots.write(
                new InventedCase(), folder, List.of(place), Theme.LIGHT, 1000, 1000, (id, workbench) -> {
                    assertThat(workbench.minWidth(-1))
                            .as("least width of %s", id)
                            .isLessThanOrEqualTo(1000);
                });
        assertThat(ImageIO.read(files.getFirst().toFile()).getWidth()).isEqualTo(1000);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatOpensOverThePlaceIsDrawn(Theme theme) throws IOException {
        Path folder = Path.of("target/screenshots/over");
        List<Path> files = Screenshots.write(
                new InventedCase(),
                folder,
                List.of(PlaceId.OVERVIEW, PlaceId.TRAILS),
                theme,
                Screenshots.WIDTH,
                Screenshots.HEIGHT,
                (place, workbench) -> {
                    if (place == PlaceId.OVERVIEW) {
                        workbench.search();
                        ((TextField) workbench.lookup("#palette-field")).setText("mer");
                    } else {
                        workbench.context().background().submit("Checking", progress -> 1, done -> {}, failure -> {});
                        workbench
                                .context()
                                .notices()
                                .add(Notice.failure(
                                        "responses.jsonl could not be read to the end",
                                        "Line 3,940 ends inside a string. Lines 1 to 3,939 are in the case.",
                                        "Ask for the file again.",
                                        "TR-TRUNCATED"));
                        workbench.help();
                    }
                });
        assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    private static int ground(Theme theme) {
        return Integer.parseInt(theme.tokens().colour("window").toString().substring(2, 8), 16);
    }
}
