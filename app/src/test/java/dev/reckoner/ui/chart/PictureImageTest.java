package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.look.Tokens;
import dev.reckoner.ui.task.Toolkit;
import java.util.List;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PictureImageTest {
    private static final Tokens TOKENS = Theme.LIGHT.tokens();

    @BeforeAll
    static void start() {
        Toolkit.startWithoutDisplay();
    }

    private static WritableImage image(double width, double height, Shape... shapes) {
        return PictureImage.of(new Picture(width, height, List.of(shapes), "made", Picture.Twin.EMPTY), TOKENS);
    }

    @Test
    void aPictureIsTwiceAsFineAsOnTheScreen() {
        WritableImage image = image(100, 60, Box.filled(10, 20, 5, 5, "accent"));
        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(120);
        assertThat(image.getPixelReader().getColor(25, 45)).isEqualTo(TOKENS.colour("accent"));
        assertThat(image.getPixelReader().getColor(5, 5)).isEqualTo(TOKENS.colour("panel"));
    }

    /** Higher than what a graphics system takes in one piece: a shape over the edge of tiles has no gap. */
    @Test
    void aHighPictureIsWholeFromTileToTile() {
        WritableImage image = image(200, 9000, Box.filled(50, 10, 20, 8980, "accent"));
        for (int y = 30; y < 17_970; y += 2) {
            assertThat(image.getPixelReader().getColor(120, y)).isEqualTo(TOKENS.colour("accent"));
        }
        assertThat(image.getPixelReader().getColor(120, 17_990)).isEqualTo(TOKENS.colour("panel"));
    }

    @Test
    void aVeryLargePictureIsCoarserThanMemoryHolds() {
        WritableImage image = image(2000, 20_000, Box.filled(0, 19_000, 2000, 1000, "accent"));
        assertThat(image.getWidth() * image.getHeight()).isLessThan(33e6);
        assertThat(image.getPixelReader().getColor((int) image.getWidth() / 2, (int) (image.getHeight() * 0.975)))
                .isEqualTo(TOKENS.colour("accent"));
    }
}
